package reports

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

func TestKubernetesReadsWhatWasMeant(t *testing.T) {
	for _, word := range append(awkward[:4:4], "a b", "$(x)", "'", "{c: d}") {
		var b bytes.Buffer
		run := []string{"simulate", "run", "shop.yaml", "--set", word}
		j := Job{Name: "Shop & Co: ✓", Run: run, Out: "out", Shards: 7, Cores: 2, CountVariable: "SHARD_COUNT", Image: word, Claim: "c"}
		if err := Kubernetes(&b, j); err != nil {
			t.Fatal(err)
		}
		first, second, _ := strings.Cut(b.String(), "---\n")
		var job struct {
			Metadata struct{ Name string }
			Spec     struct {
				CompletionMode           string `yaml:"completionMode"`
				Completions, Parallelism int
				Template                 struct {
					Spec struct {
						Containers []struct {
							Image   string
							Command []string
							Env     []struct{ Name, Value string }
						}
					}
				}
			}
		}
		merge := job
		if err := yaml.Unmarshal([]byte(second), &merge); err != nil || merge.Metadata.Name != "simulate-shop-co-merge" || merge.Spec.CompletionMode != "" {
			t.Errorf("%q: %v, %+v", word, err, merge)
		}
		if err := yaml.Unmarshal([]byte(first), &job); err != nil {
			t.Fatalf("%q: %v\n%s", word, err, first)
		}
		c := job.Spec.Template.Spec.Containers[0]
		if job.Metadata.Name != "simulate-shop-co" || job.Spec.Completions != 7 || c.Image != word || !slices.Equal(c.Command[:4], run[:4]) || strings.ReplaceAll(c.Command[4], "$$(", "$(") != word {
			t.Errorf("%q: %+v", word, job)
		}
		if s := job.Spec; s.CompletionMode != "Indexed" || s.Parallelism != 7 || len(c.Env) != 1 || c.Env[0].Name != "SHARD_COUNT" || c.Env[0].Value != "7" {
			t.Errorf("%q: its tasks do not know which of how many they are: %+v", word, s)
		}
	}
}
