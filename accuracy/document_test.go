package accuracy

import (
	"testing"

	yaml "go.yaml.in/yaml/v4"
)

// entries is a map of a scenario with its keys in order, which is the order of events at one instant.
type entries []entry

type entry struct {
	key   string
	value any
}

func (e *entries) set(key string, value any) { *e = append(*e, entry{key, value}) }

// MarshalYAML keeps the order.
func (e entries) MarshalYAML() (any, error) {
	m := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	for _, x := range e {
		var value yaml.Node
		if err := value.Encode(x.value); err != nil {
			return nil, err
		}
		m.Content = append(m.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: x.key}, &value)
	}
	return m, nil
}

// text is the scenario as a file would hold it.
func (e entries) text(t *testing.T) []byte {
	t.Helper()
	text, err := yaml.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
