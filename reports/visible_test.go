package reports

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"

	"simulate/sim/experiment"
)

// misnamed is a result in which every name tries to be something else.
func misnamed(r Report) Report {
	const name = "e\x1b[2J\x1b]0;x\a\r\n::error::x\t\u202eabc\u009b1m"
	r.Scenario, r.Version, r.Digest, r.Reproduce = name, name, name, name
	r.Description = strings.ReplaceAll(name, "\n", " ") // which has lines
	r.Defaults, r.Given = []Default{{name, name}}, []Default{{name, name}}
	for i := range r.Variants {
		v := &r.Variants[i]
		v.Name, v.Settings = v.Name+name, []experiment.Setting{{Path: name, Value: v.Name + name}}
		for k := range v.Metrics {
			v.Metrics[k].Scope = renarrowed(v.Metrics[k].Scope, name)
		}
		for k := range v.Series {
			v.Series[k].Scope = renarrowed(v.Series[k].Scope, name)
		}
		for k := range v.Findings {
			v.Findings[k].Message, v.Findings[k].Path = name, name
		}
		for k := range v.Simulated.Methods {
			v.Simulated.Methods[k].Process, v.Simulated.Methods[k].Why = name, name
		}
	}
	for i := range r.Thresholds {
		t := &r.Thresholds[i]
		t.Expression, t.Variant, t.Scope = name, t.Variant+name, renarrowed(t.Scope, name)
	}
	for i := range r.Comparisons {
		c := &r.Comparisons[i]
		c.Baseline, c.Variant, c.Scope = c.Baseline+name, c.Variant+name, renarrowed(c.Scope, name)
	}
	return r
}

func renarrowed(s experiment.Scope, name string) experiment.Scope {
	for _, of := range []*string{&s.Process, &s.Operator, &s.Request, &s.Node, &s.Tenant, &s.Workload} {
		if *of != "" {
			*of += name
		}
	}
	return s
}

// What a name holds moves no cursor, and begins no line: the log of a pipeline takes some lines for commands.
func TestNoNameTellsATerminalWhatToDo(t *testing.T) {
	colours := regexp.MustCompile(`\x1b\[[0-9;]*m`)
	for _, r := range []Report{single(), several(), oneCluster(), twoClusters()} {
		all := []Report{misnamed(r)}
		changed := misnamed(r)
		changed.Given[0].Value += "2"
		d, err := Held(all, []Report{changed}, [2]string{"main", "pr"}, experiment.Terms{SameSeed: true})
		if err != nil {
			t.Fatal(err)
		}
		for name, write := range map[string]func(io.Writer, Options) error{
			"table":    func(w io.Writer, o Options) error { return Summary(w, all, o) },
			"wide":     func(w io.Writer, o Options) error { return Wide(w, all, o) },
			"markdown": func(w io.Writer, o Options) error { return Markdown(w, all, o) },
			"methods":  func(w io.Writer, o Options) error { return Methods(w, all, o) },
			"compared": func(w io.Writer, o Options) error { return DiffTable(w, d, o) },
			"comment":  func(w io.Writer, o Options) error { return DiffMarkdown(w, d, o) },
		} {
			for _, o := range []Options{{Verbose: true}, {Unicode: true, Color: true, Width: 60, Verbose: true}} {
				var b bytes.Buffer
				if err := write(&b, o); err != nil {
					t.Fatal(err)
				}
				for _, line := range strings.Split(colours.ReplaceAllString(b.String(), ""), "\n") {
					if o.Width == 0 && strings.HasPrefix(strings.TrimSpace(line), "::") || strings.ContainsFunc(line, commands) {
						t.Errorf("%s of %d columns has the line %q", name, o.Width, line)
					}
				}
			}
		}
	}
}
