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
