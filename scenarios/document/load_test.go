package document

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
)

// folder is a set of files by name, as an opener.
type folder map[string]string

func (f folder) open(name string) ([]byte, error) {
	text, exists := f[name]
	if !exists {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("no such file")}
	}
	return []byte(text), nil
}

// load reads s.yaml of a folder that must have no problems.
func (f folder) load(t *testing.T, o Options) *Document {
	t.Helper()
	o.File, o.Open = "s.yaml", f.open
	d, problems := Load(o)
	if len(problems) > 0 {
		t.Fatalf("unexpected problems:\n%v", problems)
	}
	return d
}

// flow writes a node on one line, quoting what is text.
func flow(n *Node) string {
	var parts []string
	switch n.Kind {
	case Map:
		for _, e := range n.Entries {
			parts = append(parts, e.Key+": "+flow(e.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case List:
		for _, item := range n.Items {
			parts = append(parts, flow(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	if n.Type == Text {
		return fmt.Sprintf("%q", n.Text)
	}
	return n.Text
}

func TestLayersAreLaidOverEachOther(t *testing.T) {
	for _, story := range []struct {
		name  string
		files folder
		with  Options
		want  string
	}{
		{"maps merge, scalars and lists replace", folder{
			"s.yaml":    "extends: base.yaml\na: {x: 1, y: [3]}\nb: 7\n",
			"base.yaml": "a: {x: 0, y: [1, 2], z: 5}\nc: 9\n",
		}, Options{}, "{a: {x: 1, y: [3], z: 5}, c: 9, b: 7}"},
		{"null removes", folder{
			"s.yaml":    "extends: base.yaml\na: {x: null}\nb: ~\n",
			"base.yaml": "a: {x: 0, z: 5}\nb: {c: 1}\n",
		}, Options{}, "{a: {z: 5}}"},
		{"a list of files, the first at the bottom", folder{
			"s.yaml": "extends: [one.yaml, two.yaml]\n", "one.yaml": "a: 1\nb: 1\n", "two.yaml": "b: 2\n",
		}, Options{}, "{a: 1, b: 2}"},
		{"a chain, each name relative to the file that says it", folder{
			"s.yaml": "extends: sub/one.yaml\n", "sub/one.yaml": "extends: ../two.yaml\na: 1\n", "two.yaml": "extends: sub/three.yaml\nb: 2\n", "sub/three.yaml": "c: 3\n",
		}, Options{}, "{c: 3, b: 2, a: 1}"},
		{"one file from two sides", folder{
			"s.yaml": "extends: [a.yaml, b.yaml]\n", "a.yaml": "extends: c.yaml\na: 1\n", "b.yaml": "extends: c.yaml\nb: 1\n", "c.yaml": "c: 1\n",
		}, Options{}, "{c: 1, a: 1, b: 1}"},
		{"the environment lies over the document", folder{
			"s.yaml": "a: 1\nb: {c: 1, d: 1}\nenvironments: {prod: {a: 2, b: {c: null}}, test: {a: 3}}\n",
		}, Options{Environment: "prod"}, "{a: 2, b: {d: 1}, environments: {prod: {a: 2, b: {c: null}}, test: {a: 3}}}"},
		{"nulls of an environment survive until it is used", folder{
			"s.yaml": "extends: base.yaml\n", "base.yaml": "a: 1\nb: 2\nenvironments: {prod: {a: null}}\n",
		}, Options{Environment: "prod"}, "{b: 2, environments: {prod: {a: null}}}"},
		{"settings lie on top, the last wins", folder{
			"s.yaml": "a: 1\nenvironments: {prod: {a: 2}}\n",
		}, Options{Environment: "prod", Settings: []string{"a=3", "a=4"}}, "{a: 4, environments: {prod: {a: 2}}}"},
		{"a setting makes keys", folder{"s.yaml": "a: 1\n"}, Options{Settings: []string{"b.c.d={x: 5}", `b."e.f"=[1]`}}, "{a: 1, b: {c: {d: {x: 5}}, e.f: [1]}}"},
		{"a setting merges a map", folder{"s.yaml": "a: {x: 1, y: 2}\n"}, Options{Settings: []string{"a={y: 3}"}}, "{a: {x: 1, y: 3}}"},
		{"a setting reaches into lists", folder{"s.yaml": "a: [1, {b: 2, c: 3}]\n"}, Options{Settings: []string{"a[0]=7", "a[1].b=8", "a[2]=9"}}, "{a: [7, {b: 8, c: 3}, 9]}"},
		{"a setting removes", folder{"s.yaml": "a: [1, 2]\nb: 1\nc: {d: 1}\n"}, Options{Settings: []string{"a[0]=null", "b=", "c.d=~", "c.e=null"}}, "{a: [2], c: {}}"},
		{"a map takes the place of a scalar", folder{"s.yaml": "a: 1\n"}, Options{Settings: []string{"a.b=2"}}, "{a: {b: 2}}"},
		{"anchors and merge keys: own keys win, then the first", folder{
			"s.yaml": "x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz: {<<: [*x, *y], c: 3}\nw: *x\n",
		}, Options{}, "{x: {a: 1, b: 1}, y: {b: 2, c: 2}, z: {c: 3, a: 1, b: 1}, w: {a: 1, b: 1}}"},
		{"JSON", folder{"s.yaml": "{\n\t\"a\": [1, \"x\", true],\n\t\"b\": {\"c\": 1.5e3}\n}\n"}, Options{}, `{a: [1, "x", true], b: {c: 1.5e3}}`},
		{"line ends of another system", folder{"s.yaml": "a: 1\r\nb: x\r\n"}, Options{}, `{a: 1, b: "x"}`},
	} {
		t.Run(story.name, func(t *testing.T) {
			if got := flow(story.files.load(t, story.with).Root()); got != story.want {
				t.Errorf("got  %s\nwant %s", got, story.want)
			}
		})
	}
}

func TestVariablesAreReplaced(t *testing.T) {
	world := map[string]string{"HOME_RATE": "9", "EMPTY": ""}
	for _, story := range []struct{ name, text, want string }{
		{"from vars", "vars: {N: 7}\na: ${N}\n", "a: 7"},
		{"typed anew: a number", "vars: {N: '7'}\na: ${N}\n", "a: 7"},
		{"typed anew: true", "vars: {N: 'true'}\na: ${N}\n", "a: true"},
		{"a quoted one stays text", "vars: {N: 7}\na: '${N}'\n", `a: "7"`},
		{"within a text", "vars: {N: 7}\na: ${N}0/s\n", `a: "70/s"`},
		{"two numbers make one", "vars: {N: 7}\na: ${N}${N}\n", "a: 77"},
		{"from the environment", "a: ${HOME_RATE}\n", "a: 9"},
		{"vars win over the environment", "vars: {HOME_RATE: 1}\na: ${HOME_RATE}\n", "a: 1"},
		{"a default", "a: ${NONE:-5/s}\n", `a: "5/s"`},
		{"a default for what is empty", "a: ${EMPTY:-5}\n", "a: 5"},
		{"a default that is a variable", "a: ${NONE:-${HOME_RATE}}\n", "a: 9"},
		{"a variable of a variable", "vars: {A: '${B}0', B: 4}\na: ${A}\n", "a: 40"},
		{"a default that removes", "a: 1\nb: ${NONE:-null}\n", "a: 1"},
		{"the sign itself", "a: $${N} costs $5\n", `a: "${N} costs $5"`},
		{"in lists and maps", "vars: {N: 7}\na: [x, '${N}', {b: '${N}m'}]\n", `a: ["x", "7", {b: "7m"}]`},
	} {
		t.Run(story.name, func(t *testing.T) {
			lookup := func(name string) (string, bool) { value, set := world[name]; return value, set }
			d := folder{"s.yaml": story.text}.load(t, Options{Lookup: lookup})
			root := without(d.Root(), []string{"vars"})
			if got := strings.Trim(flow(root), "{}"); got != strings.Trim(story.want, "{}") {
				t.Errorf("got %s, want %s", got, story.want)
			}
		})
	}
}

func TestVariablesOfOtherEnvironmentsMayBeUnknown(t *testing.T) {
	d := folder{"s.yaml": "a: 1\nenvironments: {prod: {a: '${ONLY_THERE}'}}\n"}.load(t, Options{})
	if n := d.Root().Get("environments").Get("prod").Get("a"); !n.Unknown {
		t.Error("nothing can be said of a value whose variable is not set")
	}
}

func TestPositionsSurviveAllLayers(t *testing.T) {
	files := folder{
		"s.yaml":    "extends: base.yaml\na:\n  x: ${V}\nenvironments:\n  prod:\n    a: {y: 2}\n",
		"base.yaml": "vars: {V: 3}\na: {w: 0, x: 1}\nl: [5, 6]\n",
	}
	d := files.load(t, Options{Environment: "prod", Settings: []string{"a.z=1", "l[1]=9"}})
	for path, want := range map[string]string{
		"a.w": "base.yaml:2:8", "a.x": "s.yaml:3:6", "a.y": "s.yaml:6:12", "a.z": "--set a.z=1", "l[0]": "base.yaml:3:5", "l[1]": "--set l[1]=9",
	} {
		n := d.Root()
		steps, _ := ParsePath(path)
		for _, step := range steps {
			if n = n.Get(step.Key); step.IsIndex {
				n = d.Root().Get("l").Item(step.Index)
			}
		}
		if got := n.Position.String(); got != want {
			t.Errorf("%s stands at %s, want %s", path, got, want)
		}
	}
	if got := d.Position(Path{{Key: "a"}, {Key: "x"}, {Key: "none"}}).String(); got != "s.yaml:3:3" {
		t.Errorf("the nearest key above stands at %s", got)
	}
}

func TestAVariantIsTheSameScenarioWithMoreLaidOver(t *testing.T) {
	files := folder{"s.yaml": "vars: {N: 1}\na: ${N}\nb: 1\nc: {d: 1}\nenvironments: {x: {b: 2}, y: {b: 3}}\ncompare: {c: [{d: 2}, null]}\n"}
	d := files.load(t, Options{Environment: "x", Settings: []string{"c.e=5"}})
	values := d.Root().Get("compare").Get("c").Items
	set := func(path string, value *Node) Setting {
		p, _ := ParsePath(path)
		return Setting{Path: p, Value: value, At: value.Position}
	}
	for _, story := range []struct {
		name    string
		overlay Overlay
		want    string
	}{
		{"nothing more", Overlay{}, "{a: 1, b: 2, c: {d: 1, e: 5}}"},
		{"an environment over that of the command line", Overlay{Environment: "y"}, "{a: 1, b: 3, c: {d: 1, e: 5}}"},
		{"a map", Overlay{Settings: []Setting{set("c", values[0])}}, "{a: 1, b: 2, c: {d: 2, e: 5}}"},
		{"a null", Overlay{Settings: []Setting{set("c", values[1])}}, "{a: 1, b: 2}"},
		{"a variable", Overlay{Settings: []Setting{set("vars.N", values[0].Get("d"))}}, "{a: 2, b: 2, c: {d: 1, e: 5}}"},
	} {
		v, problems := d.Variant(story.overlay)
		if len(problems) > 0 {
			t.Fatalf("%s: %v", story.name, problems)
		}
		got := flow(without(v.Root(), []string{"vars", "environments", "compare"}))
		if got != story.want {
			t.Errorf("%s: got %s, want %s", story.name, got, story.want)
		}
	}
	if got := flow(without(d.Root(), []string{"vars", "environments", "compare"})); got != "{a: 1, b: 2, c: {d: 1, e: 5}}" {
		t.Errorf("the first document has changed to %s", got)
	}
}
