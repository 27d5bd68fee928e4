package accuracy

import (
	"encoding/json"
	"errors"
	"testing"
)

// TestWhatTheLanguageCannotSay: a network that the language has no words for is named, by this translation or by
// the simulator; it is never simulated as something else.
func TestWhatTheLanguageCannotSay(t *testing.T) {
	for _, c := range []struct{ name, model string }{
		{"vacations", line(poisson(0.5), server("s", exp(1), `, "vacation": {"type": "exp", "mean": 1}`))},
		{"work that is lost", line(poisson(0.5), server("s", exp(1), `, "failures": {"up": {"type": "exp", "mean": 9}, "down": {"type": "exp", "mean": 1}, "work": "repeat"}`))},
		{"priorities that change", network(classes(0.1, 0.1), byClass("s", 1, exp(1), exp(1), "priority_nonpreemptive"),
			`{"id": "z", "servers": 1, "service": {"type": "exp", "mean": 1}, "discipline": "priority_nonpreemptive", "priority": ["lo", "hi"]}`)},
		{"records that come back", `{"sources": [{"id": "src", "arrivals": {"type": "poisson", "rate": 1}}], "stations": [{"id": "s", "servers": 1, "service": {"type": "exp", "mean": 0.1}}],
			"routes": [{"from": "src", "to": [{"to": "s", "p": 1}]}, {"from": "s", "to": [{"to": "s", "p": 0.2}, {"to": "sink", "p": 0.8}], "mode": "random"}]}`},
	} {
		n := truth{ID: c.name, Run: manner{Mode: "steady"}}
		if err := json.Unmarshal([]byte(c.model), &n.Model); err != nil {
			t.Fatal(err)
		}
		s, err := n.scenario(length{arrivals: short.least, replications: replications})
		var cannot inexpressible
		if errors.As(err, &cannot) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, problems := read(s.text(t)); len(problems) == 0 {
			t.Errorf("%s: simulated as\n%s", c.name, s.text(t))
		}
	}
}
