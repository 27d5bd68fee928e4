package reports

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/experiment"
)

// Diff is two results held against each other: a base and a head.
type Diff struct {
	Base, Head Side
	Terms      experiment.Terms
	Scenarios  []ScenarioDiff
}

// Side is one of the two.
type Side struct {
	Label    string // what it is called
	Versions []string
}

// ScenarioDiff is what became of one scenario.
type ScenarioDiff struct {
	Base, Head Meta
	Changes    []Change // of what is simulated
	Paired     bool     // replications of equal seed and number are pairs
	Variants   []VariantDiff
	Notes      []string // what a reader of the numbers must know
}

// VariantDiff is what became of one variant.
type VariantDiff struct {
	Base, Head *experiment.Variant
	Metrics    []experiment.Contrast
}

// Held is two results held against each other; an error says why they cannot be.
func Held(base, head []Report, labels [2]string, t experiment.Terms) (*Diff, error) {
	d := &Diff{Base: Side{labels[0], versions(base)}, Head: Side{labels[1], versions(head)}, Terms: t}
	for _, b := range base {
		for _, h := range head {
			if b.Scenario != h.Scenario && (len(base) > 1 || len(head) > 1) {
				continue
			}
			if one := scenarioDiff(&b, &h, t); len(one.Variants) > 0 {
				d.Scenarios = append(d.Scenarios, one)
			}
		}
	}
	if len(d.Scenarios) == 0 {
		return nil, fmt.Errorf("no scenario of %s has a variant of the same name in %s: there is nothing to compare", labels[0], labels[1])
	}
	d.settle()
	return d, nil
}

func versions(all []Report) []string {
	var names []string
	for _, r := range all {
		if !slices.Contains(names, r.Version) {
			names = append(names, r.Version)
		}
	}
	return names
}

func scenarioDiff(b, h *Report, t experiment.Terms) ScenarioDiff {
	d := ScenarioDiff{Base: b.Meta, Head: h.Meta, Changes: changes(b.Meta, h.Meta), Paired: b.Seed == h.Seed}
	t.SameSeed = d.Paired
	for i := range b.Variants {
		for k := range h.Variants {
			alone := len(b.Variants) == 1 && len(h.Variants) == 1
			if alone || b.Variants[i].Name == h.Variants[k].Name {
				d.add(&b.Variants[i], &h.Variants[k], t)
			}
		}
	}
	d.only(b, h)
	return d
}

// By holds the values of one axis of a comparing scenario against its first one. An error says which axes there are.
func By(all []Report, axis string, t experiment.Terms) (*Diff, error) {
	t.SameSeed = true
	d := &Diff{Base: Side{Versions: versions(all)}, Head: Side{Versions: versions(all)}, Terms: t}
	for i := range all {
		r := &all[i]
		path, err := axisOf(r, axis)
		if err != nil {
			return nil, err
		}
		d.Base.Label, d.Head.Label = onAxis(r, path)
		one := ScenarioDiff{Base: r.Meta, Head: r.Meta, Paired: true}
		for k := range r.Variants {
			if b := counterpart(r, k, path); b >= 0 {
				one.add(&r.Variants[b], &r.Variants[k], t)
			}
		}
		d.Scenarios = append(d.Scenarios, one)
	}
	d.settle()
	return d, nil
}

// onAxis calls the first value of an axis, and the others, by their names.
func onAxis(r *Report, path string) (first, others string) {
	var values []string
	for _, v := range r.Variants {
		if value := valueOf(v, path); !slices.Contains(values, value) {
			values = append(values, value)
		}
	}
	name := lastKey(path) + " "
	return name + values[0], name + strings.Join(values[1:], ", ")
}

// axisOf is the path that variants differ in which is called so: all of it, or its last key.
func axisOf(r *Report, name string) (string, error) {
	var paths []string
	for _, v := range r.Variants {
		for _, s := range v.Settings {
			if s.Path == name || lastKey(s.Path) == name {
				return s.Path, nil
			}
			if !slices.Contains(paths, s.Path) {
				paths = append(paths, s.Path)
			}
		}
	}
	if len(paths) == 0 {
		return "", fmt.Errorf("%s compares nothing: its result has no axis to compare by", r.Scenario)
	}
	return "", fmt.Errorf("%s does not compare by %s; its axes are %q", r.Scenario, name, paths)
}

// valueOf is a variant's value on an axis; empty: it sets none.
func valueOf(v experiment.Variant, path string) string {
	for _, s := range v.Settings {
		if s.Path == path {
			return s.Value
		}
	}
	return ""
}

// counterpart is the variant that has the first value of an axis and else the same as variant k; -1: that is k itself, or
// there is none.
func counterpart(r *Report, k int, path string) int {
	v, first := r.Variants[k], valueOf(r.Variants[0], path)
	if valueOf(v, path) == first {
		return -1
	}
	return slices.IndexFunc(r.Variants, func(b experiment.Variant) bool {
		return valueOf(b, path) == first && slices.Equal(others(b, path), others(v, path))
	})
}

// others are the settings of a variant beside one.
func others(v experiment.Variant, path string) []experiment.Setting {
	return slices.DeleteFunc(slices.Clone(v.Settings), func(s experiment.Setting) bool { return s.Path == path })
}

func (d *ScenarioDiff) add(b, h *experiment.Variant, t experiment.Terms) {
	d.Variants = append(d.Variants, VariantDiff{Base: b, Head: h, Metrics: experiment.ContrastOf(b, h, t)})
	lost, won := experiment.Unmatched(b, h, t), experiment.Unmatched(h, b, t)
	name := ""
	if len(d.Variants) > 1 {
		name = " in " + h.Name
	}
	d.remark(lost, "the base only"+name)
	d.remark(won, "the head only"+name)
	d.partial(b, "base")
	d.partial(h, "head")
}

// partial warns of what was stopped early.
func (d *ScenarioDiff) partial(v *experiment.Variant, side string) {
	if v.Simulated.Partial {
		d.Notes = append(d.Notes, fmt.Sprintf("%s of the %s is partial: it was stopped after %s", v.Name, side, plural(v.Simulated.Replications, "replication")))
	}
}

// remark says which metrics could not be compared.
func (d *ScenarioDiff) remark(metrics []experiment.Metric, where string) {
	if len(metrics) == 0 {
		return
	}
	text := metrics[0].Name
	if s := scopeText(metrics[0].Scope); s != "" {
		text += " {" + s + "}"
	}
	if n := len(metrics) - 1; n > 0 {
		text += fmt.Sprintf(" and %d more", n)
	}
	d.Notes = append(d.Notes, fmt.Sprintf("not compared, for it was observed in %s: %s", where, text))
}

// only says which variants have no counterpart.
func (d *ScenarioDiff) only(b, h *Report) {
	missing := func(from, in *Report, where string) {
		for _, v := range from.Variants {
			named := func(w experiment.Variant) bool { return v.Name == w.Name }
			if !slices.ContainsFunc(in.Variants, named) && len(from.Variants)+len(in.Variants) > 2 {
				d.Notes = append(d.Notes, fmt.Sprintf("not compared, for it is in %s only: the variant %s", where, v.Name))
			}
		}
	}
	missing(b, h, "the base")
	missing(h, b, "the head")
}

// settle decides about all contrasts, which are read together.
func (d *Diff) settle() {
	var all []experiment.Contrast
	for _, s := range d.Scenarios {
		for _, v := range s.Variants {
			all = append(all, v.Metrics...)
		}
	}
	experiment.Settle(all, d.Terms)
	for i := range d.Scenarios {
		for k := range d.Scenarios[i].Variants {
			v := &d.Scenarios[i].Variants[k]
			n := len(v.Metrics)
			v.Metrics, all = all[:n:n], all[n:]
		}
	}
}

// Outcome counts what became better and worse, and what did not change as far as can be told. A variant that has become
// unstable counts as worse, one that is no longer as better.
func (d *Diff) Outcome() (better, worse, same int) {
	for _, s := range d.Scenarios {
		for _, v := range s.Variants {
			switch v.collapse() {
			case experiment.Worse:
				worse++
			case experiment.Better:
				better++
			}
			for _, m := range v.Metrics {
				switch m.Verdict {
				case experiment.Worse:
					worse++
				case experiment.Better:
					better++
				default:
					same++
				}
			}
		}
	}
	return better, worse, same
}

// collapse says whether a variant lost or won its stability.
func (v *VariantDiff) collapse() experiment.Verdict {
	before, after := v.Base.Verdict == experiment.Unstable, v.Head.Verdict == experiment.Unstable
	switch {
	case after && !before:
		return experiment.Worse
	case before && !after:
		return experiment.Better
	}
	return experiment.NoDifference
}
