package reports

import (
	"encoding/json"
	"fmt"
	"strings"

	"simulate/sim/clock"
)

// exactSeconds is an instant in seconds, to the nanosecond.
func exactSeconds(t clock.Time) json.Number {
	text := fmt.Sprintf("%d.%09d", t/clock.Second, t%clock.Second)
	return json.Number(strings.TrimSuffix(strings.TrimRight(text, "0"), "."))
}

// brief is an instant or a span for people: to the millisecond from a second on.
func brief(t clock.Time) string {
	if t >= clock.Second {
		t = (t + clock.Millisecond/2) / clock.Millisecond * clock.Millisecond
	}
	return t.String()
}
