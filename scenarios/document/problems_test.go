package document

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func TestWhatIsWrongIsSaidWhereItStands(t *testing.T) {
	deep := strings.Repeat("[", deepest+1) + strings.Repeat("]", deepest+1)
	bomb := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'j'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 10), ", "))
	}
	for _, story := range []struct {
		name  string
		files folder
		with  Options
		want  []string
	}{
		{"nothing in it", folder{"s.yaml": "# only a comment\n"}, Options{}, []string{"s.yaml: is empty; a scenario says at least what arrives (workloads) and what processes it (processes)"}},
		{"a list", folder{"s.yaml": "- a\n"}, Options{}, []string{"s.yaml:1:1: expected keys such as workloads: and processes:, found a list"}},
		{"two documents", folder{"s.yaml": "a: 1\n---\nb: 2\n"}, Options{}, []string{"s.yaml:2:1: a second document starts here; a scenario is one document a file"}},
		{"a key twice", folder{"s.yaml": "a: 1\nb: 1\na: 2\n"}, Options{}, []string{`s.yaml:3:1: the key "a" stands here twice, first in line 1; keep one`}},
		{"several at once", folder{"s.yaml": "a: {b: 1, b: 2}\nc: {d: 1, d: 2}\n"}, Options{}, []string{
			`s.yaml:1:11: the key "b" stands here twice, first in line 1; keep one`, `s.yaml:2:11: the key "d" stands here twice, first in line 2; keep one`,
		}},
		{"a bracket is open", folder{"s.yaml": "a: [1,\nb: 2"}, Options{}, []string{"s.yaml:2:5: not valid YAML: did not find expected ',' or ']', while parsing a flow sequence that starts in line 1"}},
		{"a tab", folder{"s.yaml": "a: 1\n\tb: 2"}, Options{}, []string{"s.yaml:2:1: not valid YAML: found a tab character that violates indentation, while scanning a plain scalar that starts in line 1; indent with blanks"}},
		{"a colon", folder{"s.yaml": "a: b: c"}, Options{}, []string{"s.yaml:1:5: not valid YAML: mapping values are not allowed in this context; put a text that holds a colon in quotes"}},
		{"no such anchor", folder{"s.yaml": "a: *b"}, Options{}, []string{"s.yaml:1:4: not valid YAML: unknown anchor 'b' referenced"}},
		{"an anchor in itself", folder{"s.yaml": "a: &a [*a]"}, Options{}, []string{"s.yaml:1:8: *a stands within what it names"}},
		{"merging a number", folder{"s.yaml": "a: {<<: 5}"}, Options{}, []string{"s.yaml:1:9: << merges in a map or a list of maps, such as <<: *defaults"}},
		{"a list for a key", folder{"s.yaml": "? [a]\n: 1\n"}, Options{}, []string{"s.yaml:1:3: expected the name of a key, such as rate"}},
		{"a tag", folder{"s.yaml": "a: !secret x"}, Options{}, []string{"s.yaml:1:4: the tag !secret means nothing in a scenario; remove it"}},
		{"no text", folder{"s.yaml": "a: x\nb: \xff"}, Options{}, []string{"s.yaml:2:4: holds a character that is not text; a scenario is a YAML or JSON file in UTF-8"}},
		{"too deep", folder{"s.yaml": "a: " + deep}, Options{}, []string{"s.yaml:1:103: more than 100 maps and lists within each other"}},
		{"an alias bomb", folder{"s.yaml": bomb}, Options{}, []string{"s.yaml: has more than 1000000 values, those behind aliases counted wherever they are used; write fewer"}},
		{"too long", folder{"s.yaml": strings.Repeat("#", longestFile+1)}, Options{}, []string{"s.yaml: is 16777217 bytes long; a scenario has at most 16777216 (load traces from files of their own)"}},
		{"no value", folder{"s.yaml": "a:\n  b:\n"}, Options{}, []string{`s.yaml:2:3: "b" has no value; give it one or remove the line`}},
		{"no such file", folder{}, Options{}, []string{"s.yaml: cannot read s.yaml: no such file"}},
		{"no such file to extend", folder{"s.yaml": "a: 1\nextends: [b.yaml]\n"}, Options{}, []string{"s.yaml:2:11: cannot read b.yaml: no such file"}},
		{"extends a number of things", folder{"s.yaml": "extends: {a: b}\n"}, Options{}, []string{"s.yaml:1:10: expected the name of a file or a list of them, such as base.yaml, found a map"}},
		{"extends a variable", folder{"s.yaml": "extends: ${B}.yaml\n"}, Options{}, []string{"s.yaml:1:10: extends is read before variables are replaced; name the file"}},
		{"a circle", folder{"s.yaml": "extends: b.yaml\n", "b.yaml": "extends: c.yaml\n", "c.yaml": "extends: b.yaml\n"}, Options{}, []string{"c.yaml:1:10: files extend each other in a circle: b.yaml -> c.yaml -> b.yaml"}},
		{"problems of all files", folder{"s.yaml": "extends: [b.yaml, c.yaml]\n", "b.yaml": "c: {\n", "c.yaml": "a: {b: 1, b: 2}\n"}, Options{}, []string{
			"b.yaml:2:1: not valid YAML: did not find expected node content, while parsing a flow node that starts in line 2", `c.yaml:1:11: the key "b" stands here twice, first in line 1; keep one`,
		}},
		{"an unknown environment", folder{"s.yaml": "environments: {prod: {a: 1}}\n"}, Options{Environment: "prd"}, []string{`--env prd: there is no environment "prd", only prod`}},
		{"a setting without a value", folder{"s.yaml": "a: 1\n"}, Options{Settings: []string{"a"}}, []string{"--set a: expected PATH=VALUE, such as workloads.orders.rate=200/s"}},
		{"a setting that is no YAML", folder{"s.yaml": "a: 1\n"}, Options{Settings: []string{"a=["}}, []string{"--set a=[: not valid YAML: did not find expected node content"}},
		{"a setting beyond a list", folder{"s.yaml": "a: [1]\n"}, Options{Settings: []string{"a[3]=2", "b[0]=1"}}, []string{"--set a[3]=2: there is no element [3]; the list has 1 element", "--set b[0]=1: there is no list for [0]"}},
		{"a variable that is not set", folder{"s.yaml": "vars: {RATE: 1}\na: x ${RAET}/s\n"}, Options{}, []string{"s.yaml:2:6: ${RAET} is not set; define it under vars or in the environment, or give a default: ${RAET:-default}"}},
		{"a variable without an end", folder{"s.yaml": "a: '${B'\n"}, Options{}, []string{"s.yaml:1:4: a variable does not end; write it ${NAME} or ${NAME:-default}"}},
		{"a variable without a name", folder{"s.yaml": "a: '${}'\n"}, Options{}, []string{`s.yaml:1:4: "${}" names no variable; write it ${NAME} or ${NAME:-default}`}},
		{"a variable of itself", folder{"s.yaml": "vars: {A: '${B}', B: '${A}'}\na: ${A}\n"}, Options{}, []string{`s.yaml:2:4: the variable "A" is defined by itself`}},
		{"a variable that is a list", folder{"s.yaml": "vars: {A: [1]}\na: ${A}\n"}, Options{}, []string{`s.yaml:2:4: the variable "A" is a list; only a single value can be put in`}},
		{"a variable within braces", folder{"s.yaml": "a: {b: ${C}}\n"}, Options{}, []string{"s.yaml:1:9: not valid YAML: did not find expected ',' or '}', while parsing a flow mapping that starts in line 1; within { } and [ ] put ${...} in quotes"}},
	} {
		t.Run(story.name, func(t *testing.T) {
			story.with.File, story.with.Open = "s.yaml", story.files.open
			_, problems := Load(story.with)
			var got []string
			for _, problem := range problems.Sorted() {
				got = append(got, problem.String())
			}
			if strings.Join(got, "\n") != strings.Join(story.want, "\n") {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(story.want, "\n  "))
			}
		})
	}
}

func TestVariablesCannotExplode(t *testing.T) {
	text := "vars:\n  A0: " + strings.Repeat("x", 100) + "\n"
	for i := range 60 {
		text += fmt.Sprintf("  A%d: ${A%d}${A%d}\n", i+1, i, i)
	}
	_, problems := Load(Options{File: "s.yaml", Open: folder{"s.yaml": text + "a: ${A60}\n"}.open})
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "becomes longer than 65536 bytes") {
		t.Errorf("got %v", problems)
	}
}

func TestTextsWithVariablesAreNotEndless(t *testing.T) {
	text := "a: '" + strings.Repeat("${A:-", 1e6) + strings.Repeat("}", 1e6) + "'\n"
	_, problems := Load(Options{File: "s.yaml", Open: folder{"s.yaml": text}.open})
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "a text with variables is longer than 65536 bytes") {
		t.Errorf("got %v", problems)
	}
}

const twoMistakes = "workers:\n  - &defaults {name: a}\n  - <<: *defaults\n    name: b\n    cuont: 4\n"

func mistakes() Problems {
	s := newSource("scenarios/flink.yaml", []byte(twoMistakes))
	far := newSource("other.yaml", []byte(strings.Repeat("#\n", 1200)+"a:\t\"two words\"\n"))
	return Problems{
		{Position: s.at(5, 5), Message: `unknown field "cuont" in workers[1]`, Suggestion: "count"},
		{Position: s.at(1, 1), Width: 8, Message: "a message"},
		{Position: far.at(1201, 4), Message: "quoted"},
		{Position: s.at(5, 5), Message: `unknown field "cuont" in workers[1]`, Suggestion: "count"},
		{Position: Position{File: "--set a=b"}, Message: "of the command line"},
	}
}

func TestProblemsAreShownToPeople(t *testing.T) {
	want := `--set a=b: of the command line
other.yaml:1201:4: quoted
  1199 | #
  1200 | #
 >1201 | a: "two words"
       |    ^^^^^^^^^^^
scenarios/flink.yaml:1:1: a message
 >  1 | workers:
      | ^^^^^^^^
scenarios/flink.yaml:5:5: unknown field "cuont" in workers[1]
    3 |   - <<: *defaults
    4 |     name: b
 >  5 |     cuont: 4
      |     ^^^^^
   did you mean "count"?
4 errors in 3 files
`
	var b strings.Builder
	if err := mistakes().Write(&b); err != nil || b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestProblemsAreShownToPipelines(t *testing.T) {
	want := "::error file=--set a=b::of the command line\n" +
		"::error file=other.yaml,line=1201,col=4::quoted\n" +
		"::error file=scenarios/flink.yaml,line=1,col=1::a message\n" +
		"::error file=scenarios/flink.yaml,line=5,col=5::unknown field \"cuont\" in workers[1]; did you mean \"count\"?\n"
	var b strings.Builder
	if err := mistakes().WriteGitHub(&b); err != nil || b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestProblemsAreObjects(t *testing.T) {
	text, err := json.Marshal(mistakes().Sorted()[3])
	want := `{"file":"scenarios/flink.yaml","line":5,"column":5,"message":"unknown field \"cuont\" in workers[1]","suggestion":"count"}`
	if err != nil || string(text) != want {
		t.Errorf("got %s, want %s", text, want)
	}
}

func TestManyProblemsAreCounted(t *testing.T) {
	var many Problems
	for i := range 130 {
		many = append(many, Problem{Position: Position{File: "a", Line: i + 1, Column: 1}, Message: "x"})
	}
	var b strings.Builder
	many.Write(&b)
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if got := strings.Join(lines[len(lines)-2:], "|"); got != "... and 30 more errors|130 errors in 1 file" || len(lines) != shownProblems+2 {
		t.Errorf("ends with %s after %d lines", got, len(lines))
	}
}

func TestOneProblemIsOne(t *testing.T) {
	var b strings.Builder
	mistakes()[4:].Write(&b)
	if want := "--set a=b: of the command line\n1 error in 1 file\n"; b.String() != want {
		t.Errorf("got %q", b.String())
	}
}
