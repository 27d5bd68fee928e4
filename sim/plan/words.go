package plan

import (
	"fmt"
	"strconv"
	"strings"

	"simulate/sim/finding"
)

// remarks are findings of one rule.
type remarks []finding.Finding

// add says something about a place in the scenario.
func (r *remarks) add(code finding.Code, severity finding.Severity, path, format string, values ...any) {
	*r = append(*r, finding.Finding{Code: code, Severity: severity, Path: path, Message: fmt.Sprintf(format, values...)})
}

// size writes bytes for people, in the largest unit that they reach.
func size(bytes int64) string {
	value, unit := float64(bytes), "bytes"
	for _, next := range []string{"KiB", "MiB", "GiB", "TiB"} {
		if value > -1024 && value < 1024 {
			break
		}
		value, unit = value/1024, next
	}
	return round(value, 4) + " " + unit
}

// round writes a number with so many digits that count, at least all before the point.
func round(value float64, digits int) string {
	text := strconv.FormatFloat(value, 'g', digits, 64)
	if strings.Contains(text, "e") {
		text = strconv.FormatFloat(value, 'f', 0, 64)
	}
	return text
}

// count writes a number of events with as many decimals as it needs, three at most.
func count(value float64) string {
	text := strconv.FormatFloat(value, 'f', 3, 64)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// percent writes a share.
func percent(share float64) string { return round(100*share, 3) + " %" }

// seconds writes a span of time for people.
func seconds(s float64) string {
	switch {
	case s < 1e-3:
		return round(s*1e6, 3) + " us"
	case s < 1:
		return round(s*1e3, 3) + " ms"
	}
	return round(s, 3) + " s"
}

// inCores writes thousandths of a core.
func inCores(thousandths int64) string {
	if thousandths == 1000 {
		return "1 core"
	}
	return cores(thousandths) + " cores"
}

// money writes an amount a month.
func (x *context) money(amount float64) string {
	currency := x.Currency
	if currency == "" {
		currency = "USD"
	}
	return strconv.FormatFloat(amount, 'f', 0, 64) + " " + currency
}

// several writes a number of things.
func several(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
