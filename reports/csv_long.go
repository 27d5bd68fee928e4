package reports

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"simulate/sim/experiment"
)

// ReplicationsCSV writes what each replication gave for each metric. What have the same seed and replication saw the
// same random numbers, in every variant.
func ReplicationsCSV(w io.Writer, all []Report) error {
	rows := newLines(w, "scenario", "variant", "replication", "seed", "scope", "metric", "unit", "value")
	for _, one := range all {
		seed := strconv.FormatUint(one.Seed, 10)
		for _, v := range one.Result.Variants {
			begin := rows.cells(one.Scenario, v.Name) + ","
			for _, m := range v.Metrics {
				end := "," + rows.cells(seed, scopeText(m.Scope), m.Name, describe(m.Name).Unit)
				for i, value := range m.Values {
					rows.add(begin+strconv.Itoa(numberOf(v, i))+end, value)
				}
			}
		}
	}
	return rows.end()
}

// numberOf is the number of the replication that gave value i of a metric.
func numberOf(v experiment.Variant, i int) int {
	if i < len(v.Simulated.Runs) {
		return v.Simulated.Runs[i].Number
	}
	return i
}

// SeriesCSV writes the points of all series. The column x says what at is: t_s, seconds of simulated time, or the
// axis of a curve.
func SeriesCSV(w io.Writer, all []Report) error {
	rows := newLines(w, "scenario", "variant", "scope", "metric", "unit", "x", "at", "mean", "lo", "hi")
	for _, one := range all {
		for _, v := range one.Result.Variants {
			for _, s := range v.Series {
				begin := rows.cells(one.Scenario, v.Name, scopeText(s.Scope), s.Name, s.Unit, axis(s))
				for i, mean := range s.Mean {
					rows.add(begin, abscissa(s, i), mean, s.Lo[i], s.Hi[i])
				}
			}
		}
	}
	return rows.end()
}

func axis(s experiment.Series) string {
	if s.Axis == "" {
		return "t_s"
	}
	return s.Axis
}

// abscissa is where point i of a series is, in seconds where the series is over time.
func abscissa(s experiment.Series, i int) float64 {
	if s.Axis == "" {
		return s.At[i].Seconds()
	}
	return s.X[i]
}

// lines writes tables of many rows: cells that stay the same are quoted once, numbers need no quotes.
type lines struct {
	w     io.Writer
	b     []byte
	first error
}

func newLines(w io.Writer, header ...string) *lines {
	l := &lines{w: w}
	l.add(l.cells(header...))
	return l
}

// cells are quoted as a piece of a row.
func (*lines) cells(texts ...string) string {
	var b bytes.Buffer
	rows := csv.NewWriter(&b)
	_ = rows.Write(texts) // into memory: it cannot fail
	rows.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}

// add writes a row that begins with a piece and ends with numbers; what was not observed is an empty cell.
func (l *lines) add(piece string, numbers ...float64) {
	l.b = append(l.b, piece...)
	for _, v := range numbers {
		l.b = append(l.b, ',')
		if observed(v) {
			l.b = appendNumber(l.b, v)
		}
	}
	l.b = append(l.b, '\n')
	if len(l.b) > 1<<16 {
		l.flush()
	}
}

func (l *lines) flush() {
	if l.first == nil {
		_, l.first = l.w.Write(l.b)
	}
	l.b = l.b[:0]
}

// end is the first error of them all.
func (l *lines) end() error {
	l.flush()
	return l.first
}
