package scenarios

import (
	"slices"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/workload"
)

// quantity reads an amount of a request, which may depend on what the request carries.
func (b *builder) quantity(c language.Cursor, u unit, q *workload.Requests) workload.Quantity {
	var y workload.Quantity
	switch c.Form() {
	case "column":
		name := c.At("column")
		y = b.plusField(y, q, name.Text(), c.At("unit").Amount(), name.Suggest)
	case "sum":
		y = b.quantity(c.At("base"), u, q)
		for _, per := range c.At("per").Each() {
			y = b.plusField(y, q, per.Key(), per.Amount(), func(suggestion, format string, values ...any) { b.atKey(per, suggestion, format, values...) })
		}
	default:
		return workload.Quantity{Base: b.amount(c, u)}
	}
	if q.Mean(&y) > u.most {
		c.Problem("%s: the mean is too large; expected at most %s", c.Key(), u.limit)
	}
	return y
}

// plusField adds so much for every one of a field.
func (b *builder) plusField(y workload.Quantity, q *workload.Requests, name string, each float64, say func(suggestion, format string, values ...any)) workload.Quantity {
	field := slices.IndexFunc(q.Fields, func(f workload.Field) bool { return f.Name == name })
	switch {
	case field >= 0:
		y.Per = append(y.Per, workload.PerField{Field: field, Each: each})
	case name == "":
	case len(q.Fields) == 0:
		say("", "there is no field %q; say which numbers a request carries, such as fields: {%s: {distribution: geometric, p: 0.2}}", name, name)
	default:
		say(document.Nearest(name, fieldNames(q)), "the requests have no field %q", name)
	}
	return y
}

func fieldNames(q *workload.Requests) (names []string) {
	for i := range q.Fields {
		names = append(names, q.Fields[i].Name)
	}
	return names
}

// remarkFields finds fields on which nothing depends.
func (b *builder) remarkFields(a *asker) {
	q, used := a.made, map[int]bool{}
	note := func(y *workload.Quantity) {
		for _, p := range y.Per {
			used[p.Field] = true
		}
	}
	for i := range q.Amounts {
		note(&q.Amounts[i].Value)
	}
	note(&q.Devices)
	if q.Duration != nil {
		note(q.Duration)
	}
	for i, field := range a.at.At("fields").Each() {
		if !used[i] {
			b.noEffect(field, "no amount depends on the field %s", field.Key())
		}
	}
}
