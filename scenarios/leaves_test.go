package scenarios

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"simulate/sim/finding"
	"simulate/sim/plan"
)

// others are values to try in place of one.
var others = []string{"1", "3", "7", "100000", "0.01", "5%", "95%", "1mb", "900gb", "1ms", "10h", "true", "false", "zzz", "never", "[]", "[[sink_enriched, source_auth_events]]", "[nowhere]", "[m5.xlarge]"}

// planOf plans a text with some settings laid over it; nil: it is refused.
func planOf(text string, set ...string) *Planned {
	p, _ := Plan("n.infra", Options{
		Open:   func(string) ([]byte, error) { return []byte(text), nil },
		Set:    set,
		Lookup: func(string) (string, bool) { return "zk-0:2181", true },
	})
	return p
}

// acts says whether some other value at a path changes the plan, but for what the reader itself remarks.
func acts(text, path string) bool {
	base := planOf(text)
	for _, value := range others {
		if p := planOf(text, path+"="+value); p != nil && !reflect.DeepEqual(judged(p.Plan), judged(base.Plan)) {
			return true
		}
	}
	return false
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
	walk := func(block string) {
		p := planOf(block)
		if p == nil {
			t.Fatalf("refused:\n%s", block)
		}
		for _, e := range p.Effective {
			leaves++
			if !remarked(p, e.Path) && !acts(block, e.Path) && !acts(string(whole), e.Path) {
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
