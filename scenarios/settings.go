package scenarios

import (
	"fmt"
	"reflect"
	"strings"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
)

// decode lays a setting over the field of a strategy that has its name: by its yaml tag, or in small letters.
func (b *builder) decode(c language.Cursor, strategy any) {
	fields := reflect.ValueOf(strategy).Elem()
	for _, field := range reflect.VisibleFields(fields.Type()) {
		name, tagged := field.Tag.Lookup("yaml")
		if !tagged {
			name = strings.ToLower(field.Name)
		}
		if name != c.Key() || !field.IsExported() {
			continue
		}
		if expected := decodeInto(fields.FieldByIndex(field.Index), c.Node()); expected != "" {
			c.Problem("%s: expected %s, found %s", c.Key(), expected, c.Node().Found())
		}
		return
	}
	panic("scenarios: a catalog lists the setting " + c.Key() + ", which the strategy has not")
}

// decodeInto reads a node into a field, or says what was expected.
func decodeInto(to reflect.Value, n *document.Node) (expected string) {
	switch to.Kind() {
	case reflect.Map:
		return decodeMap(to, n)
	case reflect.Slice, reflect.Array:
		return decodeList(to, n)
	case reflect.String:
		if n.Kind != document.Scalar || n.IsNull() {
			return "a word"
		}
		to.SetString(n.Text)
		return ""
	case reflect.Bool:
		if n.Kind != document.Scalar || n.Text != "true" && n.Text != "false" {
			return "true or false"
		}
		to.SetBool(n.Text == "true")
		return ""
	}
	return decodeNumber(to, n)
}

func decodeNumber(to reflect.Value, n *document.Node) (expected string) {
	if to.CanInt() {
		x, err := language.ParseInteger(n.Text)
		if n.Kind != document.Scalar || err != nil || to.OverflowInt(x) {
			return "a whole number"
		}
		to.SetInt(x)
		return ""
	}
	x, err := language.ParseNumber(n.Text)
	if n.Kind != document.Scalar || err != nil {
		return "a number"
	}
	to.SetFloat(x)
	return ""
}

func decodeMap(to reflect.Value, n *document.Node) (expected string) {
	if n.Kind != document.Map {
		return "a map of names and numbers such as {cpu: 1}"
	}
	to.Set(reflect.MakeMap(to.Type()))
	for _, entry := range n.Entries {
		value := reflect.New(to.Type().Elem()).Elem()
		if expected := decodeInto(value, entry.Value); expected != "" {
			return fmt.Sprintf("%s for %s", expected, entry.Key)
		}
		to.SetMapIndex(reflect.ValueOf(entry.Key), value)
	}
	return ""
}

func decodeList(to reflect.Value, n *document.Node) (expected string) {
	if n.Kind != document.List || to.Kind() == reflect.Array && len(n.Items) != to.Len() {
		if to.Kind() == reflect.Array {
			return fmt.Sprintf("a list of %d", to.Len())
		}
		return "a list"
	}
	if to.Kind() == reflect.Slice {
		to.Set(reflect.MakeSlice(to.Type(), len(n.Items), len(n.Items)))
	}
	for i, item := range n.Items {
		if expected := decodeInto(to.Index(i), item); expected != "" {
			return "a list with " + expected + " in it"
		}
	}
	return ""
}
