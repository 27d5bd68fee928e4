package derive

import (
	"errors"
	"fmt"
	"slices"

	"simulate/scenarios/document"
	"simulate/sim/flink"
)

// Answers are those to the questions of one text, in order.
type Answers struct {
	List    bool // the questions came as a list
	Each    []any
	Remarks []document.Problem // what is good to know: why Flink refuses, what changed nothing
}

// refused is the answer where there is no other.
type refused struct {
	Error string `json:"error"`
}

// unread is the answer in a list to what is no question.
const unread = "question"

// Answer reads a text, an object, a list of them or a file of lists by topic ({"topics": {"memory": [...]}}), and
// answers. In a list a question with a problem is answered by the error "question", and those beside it all the same.
func (t Topic) Answer(file string, text []byte) (Answers, document.Problems) {
	root, problems := document.ParseJSON(file, text)
	if problems != nil {
		return Answers{}, problems
	}
	root, path, problems := t.among(root)
	if problems != nil {
		return Answers{}, problems
	}
	a := Answers{List: root.Kind == document.List}
	if !a.List {
		if problems = a.add(t, root, path); problems != nil {
			a.Each = nil
		}
		return a, problems
	}
	for i, item := range root.Items {
		problems = append(problems, a.add(t, item, path.Item(i))...)
	}
	return a, problems
}

// among finds the questions of a topic in a file of several.
func (t Topic) among(root *document.Node) (*document.Node, document.Path, document.Problems) {
	topics := root.Get("topics")
	if topics == nil {
		return root, nil, nil
	}
	if own := topics.Get(t.Name); own != nil {
		return own, document.Path{{Key: "topics"}, {Key: t.Name}}, nil
	}
	return nil, nil, document.Problems{topics.Problem(document.Path{{Key: "topics"}}, "there are no questions of the topic "+t.Name)}
}

func (a *Answers) add(t Topic, node *document.Node, path document.Path) document.Problems {
	q := &Question{node: node, path: path, shared: &shared{}}
	answer, err := t.reply(q)
	switch {
	case len(q.shared.problems) > 0:
		answer = refused{unread}
	case err != nil:
		word := word(err)
		answer = refused{word}
		a.Remarks = append(a.Remarks, node.Problem(path, fmt.Sprintf("%s: %v", word, err)))
	}
	a.Each = append(a.Each, answer)
	a.Remarks = append(a.Remarks, q.shared.remarks...)
	return q.shared.problems
}

// reply reads the question whole before it is answered: no key is left over.
func (t Topic) reply(q *Question) (any, error) {
	if q.node.Kind != document.Map {
		q.problem(q.node, q.path, "expected a question of the topic %s, such as %s, found %s", t.Name, t.Example, q.node.Found())
		return nil, nil
	}
	q.asked = append(q.asked, bookkeeping...)
	answer, err := t.answer(q)
	q.rest()
	return answer, err
}

// bookkeeping are keys by which people keep order among questions; they change no answer.
var bookkeeping = []string{"id", "note", "source", "kind", "compare", "expect"}

// word is the component that an error names.
func word(err error) string {
	var refusal *flink.Refusal
	if errors.As(err, &refusal) {
		return refusal.Component
	}
	return err.Error()
}

// Bookkeeping are the keys of a question that change no answer.
func Bookkeeping() []string { return slices.Clone(bookkeeping) }
