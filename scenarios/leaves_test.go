package scenarios

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"simulate/sim/finding"
	"simulate/sim/plan"
)

// others are values to try in place of one.
var others = []string{"1", "3", "7", "100000", "0.01", "5%", "95%", "1mb", "900gb", "1ms", "10h", "true", "false", "zzz", "never", "[]", "[[sink_enriched, source_auth_events]]", "[nowhere]", "[streaming]", "[m5.xlarge]", "null"}

// planOf plans a text with some settings laid over it; nil: it is refused.
func planOf(text string, set ...string) *Planned {
	all, _ := Plan("n.infra", Options{
		Open:   func(string) ([]byte, error) { return []byte(text), nil },
		Set:    set,
		Lookup: func(string) (string, bool) { return "zk-0:2181", true },
	})
	if all == nil {
		return nil
	}
	return all[0]
}

// trial is a definition in which values are tried.
type trial struct {
	text  string
	base  plan.Plan
	known map[string]bool // by path: whether it acts
}

func newTrial(text string, p *Planned) *trial {
	return &trial{text: text, base: judged(p.Plan), known: map[string]bool{}}
}

// acts says whether some other value at a path, or none, changes the plan, but for what the reader itself remarks. What
// cannot be left out is left out with the map it is in.
func (t *trial) acts(path string) bool {
	if acts, known := t.known[path]; known {
		return acts
	}
	t.known[path] = slices.ContainsFunc(others, func(value string) bool { return t.changes(path + "=" + value) })
	if parent := path[:strings.LastIndexByte(path, '.')]; !t.known[path] && planOf(t.text, path+"=null") == nil {
		t.known[path] = t.changes(parent + "=null")
	}
	return t.known[path]
}

func (t *trial) changes(setting string) bool {
	p := planOf(t.text, setting)
	return p != nil && !reflect.DeepEqual(judged(p.Plan), t.base)
}

// judged is a plan without the remarks on settings that no plan depends on.
func judged(p plan.Plan) plan.Plan {
	var findings []finding.Finding
	for _, f := range p.Findings {
		if f.Code != finding.NoEffect {
			findings = append(findings, f)
		}
	}
	p.Findings = findings
	return p
}

// remarked says whether a plan tells why a setting has no effect.
func remarked(p *Planned, path string) bool {
	for _, f := range p.Plan.Findings {
		if f.Code == finding.NoEffect && (f.Path == path || strings.HasPrefix(path, f.Path+".")) {
			return true
		}
	}
	return false
}

// blocksOf are the blocks of a page of definitions, those with several documents of one name cut apart.
func blocksOf(page string) (blocks []string) {
	for _, m := range regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(page, -1) {
		for i, part := range strings.Split(m[1], "resources:\n") {
			if i > 0 {
				blocks = append(blocks, "resources:\n"+part)
			}
		}
	}
	return blocks
}

func TestEveryLeafOfADefinitionActsOrSaysWhyNot(t *testing.T) {
	whole, err := os.ReadFile("gallery/authorisation.yaml")
	if err != nil {
		t.Fatal(err)
	}
	leaves := 0
	everything := newTrial(string(whole), planOf(string(whole)))
	walk := func(block string) {
		p := planOf(block)
		if p == nil {
			t.Fatalf("refused:\n%s", block)
		}
		alone := newTrial(block, p)
		for _, e := range p.Effective {
			leaves++
			if !remarked(p, e.Path) && !alone.acts(e.Path) && !everything.acts(e.Path) {
				t.Errorf("%s = %s neither acts nor is it said why not, in\n%s", e.Path, e.Value, block)
			}
		}
	}
	walk(string(whole))
	if leaves < 90 {
		t.Errorf("only %d leaves were looked at", leaves)
	}
	page, err := os.ReadFile(filepath.Join("..", "..", "shared", "source-documents", "N-nexflow-resource-allocation.md"))
	if err != nil {
		t.Skip("the page of definitions is not there; those of the gallery were walked")
	}
	for _, block := range blocksOf(string(page)) {
		walk(block)
	}
}
