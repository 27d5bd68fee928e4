package language

import (
	"encoding/json"
	"math"
)

// JSONSchema is the language as a JSON Schema (draft 2020-12) of whole scenarios, for editors. Keys that this
// version refuses are absent. A layer of a scenario, in a file to be extended or an environment, may lack what
// the schema requires.
func JSONSchema() []byte {
	top := scenario.object()
	delete(top, "required")
	top["anyOf"] = []any{object{"required": []string{"processes"}}, object{"required": []string{"requests"}}, object{"required": []string{"resources"}}, object{"required": []string{"extends"}}}
	top["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	top["title"] = "scenario"
	top["description"] = scenario.Does
	definitions := object{"variable": object{"type": "string", "pattern": `\$\{`, "description": "a value with variables, ${NAME} or ${NAME:-default}"}}
	for i := range kinds {
		if t := Type(i); t.isDefined() {
			definitions[typeNames[t]] = (&Field{Type: t}).scalar()
		}
	}
	for _, shared := range scenario.shared() {
		definitions[shared.Shared] = object{"anyOf": formSchemas(shared)}
	}
	top["$defs"] = definitions
	text, err := json.MarshalIndent(top, "", "  ")
	if err != nil {
		panic(err) // the tree holds nothing that cannot be written
	}
	return append(text, '\n')
}

// object is a JSON object.
type object = map[string]any

// schema describes f, with its meaning and default.
func (f *Field) schema() object {
	schema := f.bare()
	if f.Does != "" {
		schema["description"] = f.Does
	}
	if f.Default != "" {
		schema["default"] = f.Default
	}
	return schema
}

// bare describes what may stand for f.
func (f *Field) bare() object {
	switch f.Type {
	case Map:
		if f.Same != "" {
			return object{"$ref": "#/properties/resources/additionalProperties"}
		}
		return f.object()
	case List:
		return f.array()
	case Union:
		if f.As != nil {
			return object{"$ref": "#/$defs/" + f.As.Shared}
		}
		return object{"anyOf": formSchemas(f)}
	case Free:
		return object{}
	}
	if f.Type.isDefined() && f.Range == nil {
		return object{"$ref": "#/$defs/" + typeNames[f.Type]}
	}
	return f.scalar()
}

// scalar describes a single value, which variables may stand for.
func (f *Field) scalar() object {
	return object{"anyOf": append(f.scalars(), object{"$ref": "#/$defs/variable"})}
}

// isDefined says whether the type has a definition of its own in the schema.
func (t Type) isDefined() bool { return typeNames[t] != "" }

// typeNames are the names of these definitions.
var typeNames = [len(kinds)]string{
	String: "text", Name: "name", Bool: "truth", Integer: "whole", Seed: "seed", Number: "number", Duration: "duration", Instant: "instant", Moment: "moment",
	Timestamp: "timestamp", Size: "size", Rate: "rate", Bandwidth: "bandwidth", Share: "share", Cores: "cores", Money: "money", Quantity: "quantity", Filename: "file",
}

// formSchemas describe the forms of a union that this version takes.
func formSchemas(f *Field) []any {
	var forms []any
	for _, form := range f.Any {
		if !form.Later {
			forms = append(forms, form.schema())
		}
	}
	return forms
}

// object describes a map; one without keys takes all.
func (f *Field) object() object {
	properties, required := object{}, []string{}
	schema := object{"type": "object"}
	for _, child := range f.Keys {
		switch {
		case child.Later && !child.Planned:
		case child.Key == "*":
			schema["additionalProperties"] = child.schema()
		default:
			properties[child.Key] = child.schema()
			if child.Required {
				required = append(required, child.Key)
			}
		}
	}
	if len(properties) > 0 {
		schema["properties"] = properties
	}
	if len(required) > 0 {
		schema["required"] = required
	}
	if _, names := schema["additionalProperties"]; !names && len(f.Keys) > 0 {
		schema["additionalProperties"] = false
	}
	return schema
}

// array describes a list.
func (f *Field) array() object {
	if f.Each == nil {
		return object{"type": "array", "items": f.Of.schema()}
	}
	var each []any
	for _, element := range f.Each {
		each = append(each, element.schema())
	}
	return object{"type": "array", "prefixItems": each, "minItems": len(each), "maxItems": len(each)}
}

// scalars describe the ways to write a single value.
func (f *Field) scalars() []any {
	switch f.Type {
	case Enum:
		return []any{object{"enum": f.taken()}}
	case Bool:
		return []any{object{"type": "boolean"}}
	case Integer, Seed:
		return []any{f.bounded(object{"type": "integer"})}
	case Number:
		return []any{f.bounded(object{"type": "number"})}
	case Share:
		return []any{f.bounded(object{"type": "number"}), object{"type": "string", "pattern": "^" + f.Type.kind().pattern + "$"}}
	case Cores, Quantity:
		return []any{object{"type": "number", "minimum": 0}, object{"type": "string", "pattern": "^" + f.Type.kind().pattern + "$"}}
	case Name:
		return []any{object{"type": []string{"string", "number", "boolean"}}}
	case String, Filename, Timestamp:
		return []any{object{"type": "string"}}
	}
	text := object{"type": "string"}
	if pattern := f.Type.kind().pattern; pattern != "" {
		text["pattern"] = "^" + pattern + "$"
	}
	return []any{text, object{"const": 0}}
}

// bounded adds the range of f to the schema of a number.
func (f *Field) bounded(schema object) object {
	limits := f.limits()
	if !math.IsInf(limits.Max, 0) {
		schema["maximum"] = limits.Max
	}
	switch {
	case math.IsInf(limits.Min, 0):
	case limits.Above:
		schema["exclusiveMinimum"] = limits.Min
	default:
		schema["minimum"] = limits.Min
	}
	return schema
}
