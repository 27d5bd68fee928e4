package reports

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"simulate/sim/experiment"
	"simulate/sim/finding"
)

// Read reads back what JSON has written: one document, or a list of them. Whatever is made of the reports that it
// returns is the same, byte for byte, as what was made of those that were written, but for what a document does not
// hold: Reproduce. Keys of later versions are passed over.
func Read(r io.Reader) ([]Report, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var documents []resultJSON
	if text = bytes.TrimSpace(text); len(text) > 0 && text[0] == '[' {
		err = json.Unmarshal(text, &documents)
	} else {
		documents = make([]resultJSON, 1)
		err = json.Unmarshal(text, &documents[0])
	}
	if err = worded(text, err); err != nil {
		return nil, err
	}
	all := make([]Report, len(documents))
	for i := range documents {
		if err := ours(documents[i].Format); err != nil {
			return nil, err
		}
		all[i] = report(&documents[i])
		if err := complete(all[i].Variants); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// complete refuses series that have lost points.
func complete(variants []experiment.Variant) error {
	for _, v := range variants {
		for _, s := range v.Series {
			n := len(s.At) + len(s.X) // one of them is empty
			if len(s.Mean) != n || len(s.Lo) != n || len(s.Hi) != n {
				return fmt.Errorf("damaged: the series %s of %s has %d points, %d means, %d lower and %d upper bounds",
					s.Name, v.Name, n, len(s.Mean), len(s.Lo), len(s.Hi))
			}
		}
	}
	return nil
}

// worded is an error of the decoder in a user's words.
func worded(text []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case len(text) == 0:
		return errors.New("the file is empty; expected a result of simulate, such as result.json")
	case err == nil:
		return nil
	case errors.As(err, &syntax) && syntax.Offset >= int64(len(text)):
		return fmt.Errorf("the file ends in the middle, after %d bytes: it was cut off; make it again", len(text))
	case errors.As(err, &syntax) && !bytes.Contains(text[:min(len(text), 200)], []byte(Format)):
		return errors.New("this is no result of simulate; expected JSON such as result.json of a folder that --out made")
	case errors.As(err, &syntax):
		return fmt.Errorf("damaged at byte %d: %v", syntax.Offset, syntax)
	case errors.As(err, &kind) && kind.Field == "":
		return errors.New("this is no result of simulate; expected JSON such as result.json of a folder that --out made")
	case errors.As(err, &kind):
		return fmt.Errorf("damaged at %s: a %s stands there", kind.Field, kind.Value)
	}
	return fmt.Errorf("damaged: %v", err)
}

// ours refuses formats that this version cannot read.
func ours(format string) error {
	family, _, _ := strings.Cut(Format, "/")
	switch name, version, _ := strings.Cut(format, "/"); {
	case format == Format:
		return nil
	case name == family && version != "":
		return fmt.Errorf("its format is %s, this program reads %s: use the version of simulate that wrote it, or a later one", format, Format)
	}
	return fmt.Errorf("this is no result of simulate; its format should be %s", Format)
}

// report is what a document says.
func report(d *resultJSON) Report {
	r := Report{Meta: Meta{
		Scenario: d.Scenario.Name, Description: d.Scenario.Description, Digest: d.Scenario.Digest,
		Seed: d.Seed, Version: d.Simulator.Version,
		Given: eachOf(d.Given, readDefault), Defaults: eachOf(d.Defaults, readDefault),
	}}
	r.Variants = eachOf(d.Variants, readVariant)
	r.Comparisons = eachOf(d.Comparisons, readComparison)
	r.Thresholds = eachOf(d.Thresholds, readThreshold)
	return r
}

// eachOf is each of a list; none of an empty one.
func eachOf[A, B any](as []A, read func(A) B) []B {
	if len(as) == 0 {
		return nil
	}
	return each(as, read)
}

func readDefault(d defaultJSON) Default { return Default{Path: d.Path, Value: valueText(d.Value)} }

func readVariant(v variantJSON) experiment.Variant {
	return experiment.Variant{
		Name: v.Name, Settings: v.Settings, Verdict: readVerdict(v.Verdict),
		Metrics:   eachOf(v.Metrics, readMetric),
		Series:    eachOf(v.Series, readSeries),
		Findings:  eachOf(v.Findings, readFinding),
		Simulated: readSimulated(v.Simulated),
	}
}

func readVerdict(v *string) experiment.Verdict {
	if v == nil {
		return experiment.NotJudged
	}
	return experiment.Verdict(*v)
}

func readMetric(m metricJSON) experiment.Metric {
	return experiment.Metric{
		Name: m.Metric, Scope: experiment.Scope(m.Scope), Value: float64(m.Value), CI95: readInterval(m.CI95),
		Replications: m.Replications, Values: m.Values,
	}
}

func readInterval(ci *[2]decimal) *experiment.Interval {
	if ci == nil {
		return nil
	}
	return &experiment.Interval{Low: float64(ci[0]), High: float64(ci[1])}
}

func readSeries(s seriesJSON) experiment.Series {
	return experiment.Series{
		Name: s.Metric, Scope: experiment.Scope(s.Scope), Unit: s.Unit, At: s.T, Axis: s.Axis, X: s.X,
		Mean: s.Mean, Lo: s.Lo, Hi: s.Hi,
	}
}

// readFinding keeps the position in place of the path that stood there.
func readFinding(f findingJSON) finding.Finding {
	return finding.Finding{Code: f.Code, Severity: f.Severity, Path: f.At, Message: f.Message}
}

func readComparison(c comparisonJSON) experiment.Comparison {
	return experiment.Comparison{
		Metric: c.Metric, Scope: experiment.Scope(c.Scope), Baseline: c.Baseline, Variant: c.Variant,
		Difference: float64(c.Difference), Relative: float64(c.Relative), CI95: readInterval(c.CI95),
		P: float64(c.P), Verdict: readVerdict(c.Verdict),
	}
}

func readThreshold(t thresholdJSON) experiment.Judgement {
	return experiment.Judgement{
		Expression: t.Expression, Variant: t.Variant, Scope: experiment.Scope(t.Scope), Metric: t.Metric,
		Value: float64(t.Value), CI95: readInterval(t.CI95), Limit: float64(t.Limit), Verdict: readVerdict(t.Verdict),
		AtLeast: float64(t.AtLeast), More: t.More,
	}
}
