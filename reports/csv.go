package reports

import (
	"encoding/csv"
	"io"
	"strconv"

	"simulate/sim/experiment"
)

// csvMark is how each of the tables begins.
const csvMark = "scenario,variant,"

// csvFiles are the three tables of a folder, all in long form.
func csvFiles(all []Report) []File {
	return []File{
		{"metrics.csv", func(w io.Writer) error { return CSV(w, all) }},
		{"series.csv", func(w io.Writer) error { return SeriesCSV(w, all) }},
		{"replications.csv", func(w io.Writer) error { return ReplicationsCSV(w, all) }},
	}
}

// CSV writes the metrics of all reports in long form, one number a row, in base units; an empty cell is what
// was not observed. Quoting follows RFC 4180; lines end in a bare newline, so that line tools see clean cells.
func CSV(w io.Writer, all []Report) error {
	rows := csv.NewWriter(w)
	header := []string{"scenario", "variant", "scope", "metric", "unit", "value", "ci_low", "ci_high", "replications"}
	if err := rows.Write(header); err != nil {
		return err
	}
	for _, one := range all {
		for _, v := range one.Result.Variants {
			for _, m := range v.Metrics {
				if err := rows.Write(metricRow(one.Scenario, v.Name, m)); err != nil {
					return err
				}
			}
		}
	}
	rows.Flush()
	return rows.Error()
}

func metricRow(scenario, variant string, m experiment.Metric) []string {
	low, high := "", ""
	if m.CI95 != nil {
		low, high = cell(m.CI95.Low), cell(m.CI95.High)
	}
	return []string{
		scenario, variant, scopeText(m.Scope), m.Name, describe(m.Name).Unit,
		cell(m.Value), low, high, strconv.Itoa(m.Replications),
	}
}

func cell(v float64) string {
	if !observed(v) {
		return ""
	}
	return shortest(v)
}
