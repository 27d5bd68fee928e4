package scenarios

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"simulate/scenarios/document"
	"simulate/sim/allocation"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// readExample reads a scenario of the gallery that nothing is wrong with.
func readExample(t *testing.T, example Example) *Scenario {
	t.Helper()
	s, problems := Read(example.Name+".yaml", Options{Open: func(string) ([]byte, error) { return example.Text, nil }, Trace: Recording})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

func TestTheGalleryIsInOrder(t *testing.T) {
	for _, example := range Gallery() {
		s := readExample(t, example)
		if len(s.Findings) > 0 && example.Name != "authorisation" { // which is there for its findings
			t.Errorf("%s: %v", example.Name, s.Findings)
		}
		if !strings.HasSuffix(example.Does, "?") {
			t.Errorf("%s opens with %q, which is no question", example.Name, example.Does)
		}
		for _, hint := range []string{"Look at: ", "Change next: "} {
			if !bytes.Contains(example.Text, []byte(hint)) {
				t.Errorf("%s: a reader is not told %q", example.Name, hint)
			}
		}
	}
	if lines := bytes.Count(Gallery()[0].Text, []byte("\n")); lines >= 12 {
		t.Errorf("the smallest scenario has %d lines", lines)
	}
}

// goType is what no planner should ever read.
var goType = regexp.MustCompile(`\b(stream|workload|language|document|dist|clock|strconv|yaml|json)\.[A-Z]|\b(float64|u?int(8|16|32|64)|\[\]|nil|struct|%!)|runtime error|map\[`)

// wellFormed checks what is said of any text whatever.
func wellFormed(t *testing.T, text string, s *Scenario, problems document.Problems) {
	t.Helper()
	if (s == nil) != (len(problems) > 0) {
		t.Fatalf("%d problems, and a scenario: %v, of\n%s", len(problems), s != nil, text)
	}
	for _, p := range problems {
		if p.File == "" || p.Message == "" || p.Line > 0 && p.Column == 0 {
			t.Errorf("%+v has no place, of\n%s", p, text)
		}
		if goType.MatchString(said.ReplaceAllString(p.Message, "")) {
			t.Errorf("%s, of\n%s", p, text)
		}
	}
}

// said are the scenario's own words in a message: what stands in quotes, and tags.
var said = regexp.MustCompile(`"(\\.|[^"\\])*"|!\S+`)

func TestNoChangeOfAScenarioBreaksTheReader(t *testing.T) {
	refused := 0
	for _, example := range Gallery() {
		random := rand.New(rand.NewPCG(1, uint64(len(example.Name))))
		for range 500 {
			text := mutated(string(example.Text), random)
			s, problems := read(text, Options{Trace: Recording})
			wellFormed(t, text, s, problems)
			if s == nil {
				refused++
				continue
			}
			for _, c := range s.Design.Candidates {
				plane, err := stream.New(&c.Config.Stream, rng.Root(1, 0))
				if err != nil {
					t.Errorf("accepted, but %v:\n%s", err, text)
					continue
				}
				if err := plane.Finish(); err != nil {
					t.Errorf("accepted, but %v:\n%s", err, text)
				}
				if q := c.Config.Requests; q != nil {
					if _, err := allocation.New(q, &c.Config.Cluster, rng.Root(1, 0), nil); err != nil {
						t.Errorf("accepted, but %v:\n%s", err, text)
					}
				}
			}
		}
	}
	if refused < 2500 {
		t.Errorf("only %d of 5500 changed scenarios were refused; the changes are too tame", refused)
	}
}

// values are put in place of others.
var values = []string{
	"0", "-1", "1e400", "-5ms", "1e18s", "300y", "null", "~", "[]", "{}", "true", "\"\"", "NaN", ".inf", "1e13", "0x10", "007", "100%", "-3%", "5", "5ms", "5kb", "5/s",
	"${HOME}", "${", "*a", "&a", "<<", "!!int", "unbounded", "saturated", "auto", "{mean: 1ms, cv: -1}", "{distribution: gama}", "{events: 5}", "[[1m, 2m]]", "2024-01-01T00:00:00Z",
	"{by_workload: {x: 1ms}}", "{from: x, share: 2}", "{weights: [0]}", "{every: 0}", "{column: x, unit: 1ms}", "{closed: {clients: 0}}", "9223372036854775807",
	"999999999999h", "1e-300/s", "1e300", "shortest_queue", "\u00b5", "\t", "'", "]", "}", ": ",
}

// mutated changes a few places of a scenario.
func mutated(text string, random *rand.Rand) string {
	for range 1 + random.IntN(3) {
		lines := strings.Split(text, "\n")
		i := random.IntN(len(lines))
		switch random.IntN(7) {
		case 0:
			lines = append(lines[:i], lines[i+1:]...)
		case 1:
			lines[i] = lines[i] + "\n" + lines[random.IntN(len(lines))]
		case 2:
			lines[i] = strings.Repeat(" ", random.IntN(9)) + strings.TrimSpace(lines[i])
		case 3:
			lines[i] = withoutLetter(lines[i], random)
		default:
			lines[i] = otherValue(lines[i], random)
		}
		text = strings.Join(lines, "\n")
	}
	return text
}

func withoutLetter(line string, random *rand.Rand) string {
	if line == "" {
		return line
	}
	at := random.IntN(len(line))
	return line[:at] + line[at+1:]
}

// otherValue replaces what follows a colon, or a word.
func otherValue(line string, random *rand.Rand) string {
	value := values[random.IntN(len(values))]
	words := regexp.MustCompile(`[^\s,{}\[\]]+`).FindAllStringIndex(line, -1)
	if len(words) == 0 || random.IntN(3) == 0 {
		key, _, _ := strings.Cut(line, ":")
		return fmt.Sprintf("%s: %s", key, value)
	}
	at := words[random.IntN(len(words))]
	return line[:at[0]] + value + line[at[1]:]
}

func FuzzRead(f *testing.F) {
	for _, example := range Gallery() {
		f.Add(string(example.Text))
	}
	for _, value := range values {
		f.Add(scene("horizon: "+value, "rate: "+value, "processing_time: "+value))
		f.Add(scene("compare: {processes.p.operators.o.buffer: ["+value+", 3]}", "arrivals: "+value, "buffer: "+value))
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, problems := read(text, Options{Trace: Recording})
		wellFormed(t, text, s, problems)
	})
}

func TestWhatIsPlannedIsInOrder(t *testing.T) {
	for _, example := range Plans() {
		for _, env := range []string{"", "fine"} {
			_, problems := Plan(example.Name+".yaml", Options{Env: env, Open: func(string) ([]byte, error) { return example.Text, nil }})
			if len(problems) > 0 {
				t.Error(problems)
			}
		}
	}
}
