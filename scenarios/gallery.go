package scenarios

import (
	"embed"
	"io"
	"strings"
)

// Example is a scenario that comes with the program.
type Example struct {
	Name string // simulate run NAME
	Does string // the question it answers
	Text []byte
}

//go:embed gallery
var gallery embed.FS

// examples are the names of the gallery, simplest first.
var examples = []string{
	"smallest", "card-authorisation", "skewed-aggregation", "outage-catch-up", "slow-sink", "two-parallelisms", "recorded-day",
	"batch-queue", "priority-preemption", "zone-outage", "gpu-sharing", "authorisation",
}

// planned are examples that this version plans and cannot run.
var planned = []string{"fine-parallelisms", "fine-large-pipeline", "fine-batch-stages"}

// Gallery lists the examples that come with the program and can be run. Each begins with the question that it answers.
func Gallery() []Example { return listed(examples) }

// Plans lists further examples, which this version plans and cannot run.
func Plans() []Example { return listed(planned) }

func listed(names []string) []Example {
	var all []Example
	for _, name := range names {
		text, err := gallery.ReadFile("gallery/" + name + ".yaml")
		if err != nil {
			panic("scenarios: the gallery lacks " + name)
		}
		line, _, _ := strings.Cut(string(text), "\n")
		all = append(all, Example{Name: name, Does: strings.TrimPrefix(line, "# "), Text: text})
	}
	return all
}

// Recording opens the recording of that name that an example replays; an error says that there is none.
func Recording(name string) (io.ReadCloser, error) { return gallery.Open("gallery/" + name) }
