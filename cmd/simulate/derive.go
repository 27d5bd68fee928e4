package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"simulate/scenarios/derive"
	"simulate/scenarios/document"
)

func (s *shell) deriveVerb() *cobra.Command {
	var names []string
	for _, topic := range derive.Topics() {
		names = append(names, topic.Name)
	}
	return &cobra.Command{
		Use:   "derive TOPIC [FILE|-]",
		Short: "Answer a question of Flink's arithmetic",
		Long: `Answer a question of Flink's arithmetic: the calculator behind plan, for one question. FILE (or standard input) is a JSON
object, a list of them, or a file of lists by topic, {"topics": {TOPIC: [...]}}. The answer is a JSON value, in a list one
a question. What Flink refuses is answered by {"error": COMPONENT}; the reason is on standard error.
The keys ` + strings.Join(derive.Bookkeeping(), ", ") + ` change no answer (but kind, where a topic asks for it);
other keys that a topic does not know are mistakes.

` + topicHelp(),
		Example: `  echo '{"config": {"taskmanager.memory.process.size": "1728m"}}' | simulate derive memory
  echo '{"op": "moved", "max_parallelism": 128, "from": 2, "to": 4}' | simulate derive key_groups
  simulate derive restart questions.json`,
		Args:      arguments(1, 2, "a topic and at most one file"),
		ValidArgs: names,
		RunE: func(_ *cobra.Command, args []string) error {
			topic, known, nearest := derive.Find(args[0])
			if !known {
				return misuse("there is no topic %q%s (%s)", args[0], hint(nearest), strings.Join(names, ", "))
			}
			file := "-"
			if len(args) > 1 {
				file = args[1]
			}
			return s.derive(topic, file)
		},
	}
}

// topicHelp describes the topics and what their questions say.
func topicHelp() string {
	var b strings.Builder
	b.WriteString("Topics:\n")
	for _, topic := range derive.Topics() {
		fmt.Fprintf(&b, "\n%s: %s\n  %s\n  for example %s\n", topic.Name, topic.Does, strings.ReplaceAll(topic.Keys, "\n", "\n  "), topic.Example)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (s *shell) derive(topic derive.Topic, file string) error {
	name, text, err := s.questions(file)
	if err != nil {
		return err
	}
	answers, problems := topic.Answer(name, text)
	out, err := printed(answers)
	if err != nil {
		return err
	}
	if _, err := s.out.Write(out); err != nil {
		return err
	}
	for _, remark := range answers.Remarks {
		fmt.Fprintln(s.err, remark)
	}
	if len(problems) > 0 {
		return problems
	}
	return nil
}

// questions is the text of a file or of standard input, and what to call it.
func (s *shell) questions(file string) (name string, text []byte, err error) {
	name = file
	if file == "-" {
		name = "standard input"
		text, err = io.ReadAll(s.in)
	} else {
		text, err = os.ReadFile(file)
	}
	if err != nil {
		at := document.Position{File: name}
		return name, nil, document.Problems{{Position: at, Message: "cannot be read: " + document.Reason(err)}}
	}
	return name, text, nil
}

// printed are the answers as JSON, those of a list one a line.
func printed(a derive.Answers) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	for i, answer := range a.Each {
		if a.List && i > 0 {
			b.Truncate(b.Len() - 1) // the line's end, to put a comma before it
			b.WriteString(",\n")
		}
		if err := encoder.Encode(answer); err != nil {
			return nil, err
		}
	}
	if a.List {
		return fmt.Appendf(nil, "[\n%s]\n", b.Bytes()), nil
	}
	return b.Bytes(), nil
}
