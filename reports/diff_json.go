package reports

import (
	"io"

	"simulate/sim/experiment"
)

// DiffFormat names the shape of a comparison of two results; within it keys are only ever added.
const DiffFormat = "simulate.comparison/1"

type diffJSON struct {
	Format    string             `json:"format"`
	Base      sideJSON           `json:"base"`
	Head      sideJSON           `json:"head"`
	Verdict   string             `json:"verdict"`
	Worse     int                `json:"worse"`
	Better    int                `json:"better"`
	Same      int                `json:"no_difference"`
	MinEffect float64            `json:"min_effect"`
	Adjusted  bool               `json:"adjusted"` // p, by Holm's method
	Scenarios []scenarioDiffJSON `json:"scenarios"`
}

type sideJSON struct {
	Label    string   `json:"label"`
	Versions []string `json:"versions"`
}

type scenarioDiffJSON struct {
	Base          ofJSON            `json:"base"`
	Head          ofJSON            `json:"head"`
	Paired        bool              `json:"paired"`
	Configuration []changeJSON      `json:"configuration"`
	Notes         []string          `json:"notes"`
	Variants      []variantDiffJSON `json:"variants"`
}

type ofJSON struct {
	Scenario string `json:"scenario"`
	Digest   string `json:"digest"`
	Seed     uint64 `json:"seed"`
}

type changeJSON struct {
	Change string  `json:"change"` // + - ~
	Path   string  `json:"path"`
	Base   *string `json:"base"`
	Head   *string `json:"head"`
}

type variantDiffJSON struct {
	Base        string         `json:"base"`
	Head        string         `json:"head"`
	BaseVerdict *string        `json:"base_verdict"`
	HeadVerdict *string        `json:"head_verdict"`
	Metrics     []contrastJSON `json:"metrics"`
}

type contrastJSON struct {
	subjectJSON
	Base       estimateJSON `json:"base"`
	Head       estimateJSON `json:"head"`
	Difference decimal      `json:"difference"`
	CI95       *[2]decimal  `json:"ci95"`
	Relative   decimal      `json:"relative"`
	P          decimal      `json:"p"`
	Pairs      int          `json:"pairs"` // 0: unpaired
	Verdict    *string      `json:"verdict"`
}

// DiffJSON writes a comparison of two results for programs.
func DiffJSON(w io.Writer, d *Diff) error {
	better, worse, same := d.Outcome()
	return WriteJSON(w, diffJSON{
		Format: DiffFormat, Base: sideJSON(d.Base), Head: sideJSON(d.Head),
		Verdict: string(d.verdict()), Worse: worse, Better: better, Same: same,
		MinEffect: d.Terms.MinEffect, Adjusted: !d.Terms.Unadjusted,
		Scenarios: each(d.Scenarios, fillScenarioDiff),
	})
}

func fillScenarioDiff(s ScenarioDiff) scenarioDiffJSON {
	of := func(m Meta) ofJSON { return ofJSON{m.Scenario, m.Digest, m.Seed} }
	return scenarioDiffJSON{
		Base: of(s.Base), Head: of(s.Head), Paired: s.Paired,
		Configuration: each(s.Changes, fillChange),
		Notes:         append([]string{}, s.Notes...),
		Variants:      each(s.Variants, fillVariantDiff),
	}
}

func fillChange(c Change) changeJSON {
	filled := changeJSON{Change: c.sign(), Path: c.Path}
	if c.Before != nil {
		filled.Base = &c.Before.Value
	}
	if c.After != nil {
		filled.Head = &c.After.Value
	}
	return filled
}

func fillVariantDiff(v VariantDiff) variantDiffJSON {
	return variantDiffJSON{
		Base: v.Base.Name, Head: v.Head.Name, BaseVerdict: verdict(v.Base.Verdict), HeadVerdict: verdict(v.Head.Verdict),
		Metrics: each(v.Metrics, fillContrast),
	}
}

func fillContrast(c experiment.Contrast) contrastJSON {
	return contrastJSON{
		subjectJSON: subject(c.Metric, c.Scope),
		Base:        estimate(c.Base.Value, c.Base.CI95), Head: estimate(c.Head.Value, c.Head.CI95),
		Difference: decimal(c.Difference), CI95: interval(c.CI95), Relative: decimal(c.Relative),
		P: decimal(c.P), Pairs: c.Pairs, Verdict: verdict(c.Verdict),
	}
}
