package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"simulate/reports"
	"simulate/scenarios/language"
	"simulate/sim"
	"simulate/sim/experiment"
)

// dryRun shows what would run; with -v also where each value comes from. It writes nothing else.
func (s *shell) dryRun(all []scenario, o *options, from origins) error {
	var b bytes.Buffer
	for i := range all {
		describe(&b, &all[i])
		if o.verbose {
			sources(&b, &all[i], o, from)
		}
		if o.explainMethod {
			if err := s.methods(&b, &all[i]); err != nil {
				return err
			}
		}
	}
	fmt.Fprintln(&b, "nothing was simulated or written")
	_, err := s.out.Write(b.Bytes())
	return err
}

func describe(b *bytes.Buffer, sc *scenario) {
	d := &sc.design
	fmt.Fprintf(b, "%s: valid; would run %s of %s, seed %d\n", sc.argument, counted(len(d.Candidates), "variant"), repeats(d), d.Seed)
	for _, c := range d.Candidates {
		fmt.Fprintf(b, "  %s: %s%s\n", c.Name, extent(c.Config), settings(c.Settings))
	}
	if events, core := expected(d); events > 0 {
		fmt.Fprintf(b, "  about %.3g events will arrive in all, and take one core roughly %s\n", events, core.Round(max(time.Second, core/100)))
	}
	for _, t := range d.Thresholds {
		fmt.Fprintf(b, "  threshold %s\n", t.Expression)
	}
}

// methods says how each operator would be simulated.
func (s *shell) methods(b *bytes.Buffer, sc *scenario) error {
	r := reports.Report{Meta: reports.Meta{Scenario: sc.name}}
	for _, c := range sc.design.Candidates {
		methods, err := experiment.Methods(c.Config)
		if err != nil {
			return err
		}
		r.Variants = append(r.Variants, experiment.Variant{Name: c.Name, Settings: c.Settings, Simulated: experiment.Simulated{Methods: methods}})
	}
	return reports.Methods(b, []reports.Report{r}, reports.Options{Unicode: s.unicode()})
}

func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func repeats(d *experiment.Design) string {
	if d.Replications == 0 {
		return fmt.Sprintf("as many replications as a half-width of %g %% of means takes", 100*d.Precision.Mean)
	}
	return counted(d.Replications, "replication")
}

// extent says how long a replication is.
func extent(c *sim.Config) string {
	if c.Horizon.Events > 0 {
		return fmt.Sprintf("until %d events have arrived", c.Horizon.Events)
	}
	return language.FormatDuration(c.Horizon.At) + " of simulated time"
}

func settings(all []experiment.Setting) string {
	var text strings.Builder
	for _, s := range all {
		fmt.Fprintf(&text, ", %s=%s", s.Path, s.Value)
	}
	return text.String()
}

// visitTime is about how long one core takes for a record at an operator, all statistics included.
const visitTime = 100 * time.Nanosecond

// expected is the number of arrivals in all replications, and the time that they take one core, about; 0 where
// that depends on what happens.
func expected(d *experiment.Design) (events float64, core time.Duration) {
	visits := 0.0
	for _, c := range d.Candidates {
		if c.Expected == 0 || d.Replications == 0 {
			return 0, 0
		}
		operators := 0
		for _, p := range c.Config.Stream.Processes {
			operators += len(p.Operators)
		}
		events += c.Expected * float64(d.Replications)
		visits += c.Expected * float64(d.Replications) * float64(operators)
	}
	return events, time.Duration(visits * float64(visitTime))
}

// sources lists values with where they come from, the strongest first.
func sources(b *bytes.Buffer, sc *scenario, o *options, from origins) {
	open := map[string]bool{}
	for _, d := range sc.defaults {
		open[d.Path] = true
	}
	written := func(flag string) string {
		switch {
		case sc.from.given(flag):
			return sc.from[flag]
		case open[flag]:
			return "default"
		}
		return sc.at(flag)
	}
	fmt.Fprintln(b, "  values and where they come from:")
	table := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	line := func(name string, value any, where string) { fmt.Fprintf(table, "    %s\t%v\t%s\n", name, value, where) }
	line("seed", sc.design.Seed, written("seed"))
	line("replications", orAuto(sc.design.Replications), written("replications"))
	for _, flag := range []struct {
		name  string
		value any
	}{{"parallel", o.workers()}, {"output", o.output}, {"color", o.color}, {"timeout", orNone(o.timeout)}, {"max-events", orNone(o.maxEvents)}, {"env", o.env}} {
		if from.given(flag.name) {
			line(flag.name, flag.value, from[flag.name])
		} else if fmt.Sprint(flag.value) != "" {
			line(flag.name, flag.value, "default")
		}
	}
	for _, set := range o.set {
		path, value, _ := strings.Cut(set, "=")
		line(path, value, from["set"])
	}
	for _, d := range sc.defaults {
		line(d.Path, d.Value, "default")
	}
	_ = table.Flush() // into a buffer: it cannot fail
}

// orAuto is a number of replications as people give it.
func orAuto(n int) string {
	if n == 0 {
		return "auto"
	}
	return strconv.Itoa(n)
}

// orNone is a limit as people give it; 0 is none.
func orNone[T time.Duration | uint64](limit T) string {
	if limit == 0 {
		return "none"
	}
	return fmt.Sprint(limit)
}
