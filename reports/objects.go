package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"simulate/sim/experiment"
)

// scopeJSON is an object of the keys that are set, in the order of the language.
type scopeJSON experiment.Scope

// MarshalJSON writes only what narrows the scope.
func (s scopeJSON) MarshalJSON() ([]byte, error) {
	var o objectJSON
	for _, k := range scopeKeys(experiment.Scope(s)) {
		if k.Number {
			o.add(k.Name, json.RawMessage(k.Value))
		} else {
			o.add(k.Name, k.Value)
		}
	}
	return o.bytes()
}

// UnmarshalJSON reads a scope back.
func (s *scopeJSON) UnmarshalJSON(text []byte) error {
	*s = scopeJSON(whole)
	texts := map[string]*string{
		"process": &s.Process, "operator": &s.Operator, "workload": &s.Workload, "request": &s.Request, "tenant": &s.Tenant,
		"node": &s.Node, "pool": &s.Pool, "resource": &s.Resource, "part": &s.Part, "reason": &s.Reason,
	}
	return members(text, func(key string, value json.RawMessage) error {
		if key == "subtask" {
			return json.Unmarshal(value, &s.Subtask)
		}
		into, known := texts[key]
		if !known {
			return fmt.Errorf("unknown key %q of a scope", key)
		}
		return json.Unmarshal(value, into)
	})
}

// settingsJSON is an object in the order in which the scenario compares.
type settingsJSON []experiment.Setting

// MarshalJSON writes one key a setting.
func (s settingsJSON) MarshalJSON() ([]byte, error) {
	var o objectJSON
	for _, setting := range s {
		o.add(setting.Path, literal(setting.Value))
	}
	return o.bytes()
}

// UnmarshalJSON reads settings back, in their order.
func (s *settingsJSON) UnmarshalJSON(text []byte) error {
	return members(text, func(key string, value json.RawMessage) error {
		*s = append(*s, experiment.Setting{Path: key, Value: valueText(value)})
		return nil
	})
}

// objectJSON is a JSON object with the keys in the order of adding; the first error stays.
type objectJSON struct {
	text bytes.Buffer
	err  error
}

func (o *objectJSON) add(key string, value any) {
	if o.text.Len() > 0 {
		o.text.WriteByte(',')
	}
	o.encode(key)
	o.text.WriteByte(':')
	o.encode(value)
}

func (o *objectJSON) encode(value any) {
	encoder := json.NewEncoder(&o.text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil && o.err == nil {
		o.err = err
	}
	o.text.Truncate(max(o.text.Len()-1, 0)) // the encoder's newline
}

func (o *objectJSON) bytes() ([]byte, error) {
	return append(append([]byte{'{'}, o.text.Bytes()...), '}'), o.err
}

// members tells the members of an object in their order.
func members(text []byte, tell func(key string, value json.RawMessage) error) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	if open, err := decoder.Token(); err != nil || open != json.Delim('{') {
		return fmt.Errorf("expected an object, found %.20s", text)
	}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return err
		}
		if err := tell(key.(string), value); err != nil {
			return err
		}
	}
	return nil
}

// literal is a value as --set writes it: JSON where it is JSON (8, true, "2.0"), else the text itself.
func literal(value string) json.RawMessage {
	if raw := []byte(value); json.Valid(raw) && utf8.Valid(raw) {
		return raw
	}
	quoted, _ := json.Marshal(value) // a string always can be
	return quoted
}

// valueText is the value of a literal: literal(valueText(raw)) says the same as raw.
func valueText(raw json.RawMessage) string {
	var text string
	if bytes.HasPrefix(raw, []byte{'"'}) && json.Unmarshal(raw, &text) == nil && !json.Valid([]byte(text)) {
		return text
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, raw); err != nil {
		return string(raw)
	}
	return string(oneLine(compact.Bytes()))
}
