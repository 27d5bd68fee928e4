package workload

import "simulate/sim/dist"

// Quantity is an amount that a request asks for: a draw, and so much for every one of the numbers that it carries.
type Quantity struct {
	Base dist.Distribution
	Per  []PerField
}

// PerField is what every one of a field comes to.
type PerField struct {
	Field int // index in Requests.Fields
	Each  float64
}

// Field is a number that every request carries, drawn once for each.
type Field struct {
	Name  string
	Value dist.Distribution
}

// IsZero says that it is always 0.
func (y *Quantity) IsZero() bool { return y.Base.IsZero() && len(y.Per) == 0 }

// Scaled is so many times the amount.
func (y Quantity) Scaled(factor float64) Quantity {
	scaled := Quantity{Base: y.Base.Scaled(factor)}
	for _, p := range y.Per {
		scaled.Per = append(scaled.Per, PerField{p.Field, p.Each * factor})
	}
	return scaled
}

// Mean is its mean over all requests.
func (q *Requests) Mean(y *Quantity) float64 {
	sum := y.Base.Mean()
	for _, p := range y.Per {
		sum += float64(p.Each * q.Fields[p.Field].Value.Mean())
	}
	return sum
}

// Surely is what every request asks for at least, as far as that is known: all, of what is always the same.
func (q *Requests) Surely(y *Quantity) float64 {
	sum := constantOf(&y.Base)
	for _, p := range y.Per {
		sum += float64(p.Each * constantOf(&q.Fields[p.Field].Value))
	}
	return sum
}

func constantOf(d *dist.Distribution) float64 {
	if d.IsConstant() {
		return d.Mean()
	}
	return 0
}

// IsConstant says that it is the same for every request.
func (q *Requests) IsConstant(y *Quantity) bool {
	return q.every(y, (*dist.Distribution).IsConstant)
}

// IsOfFew says that few different amounts are asked for, so that they recur.
func (q *Requests) IsOfFew(y *Quantity) bool { return q.every(y, (*dist.Distribution).IsOfFew) }

// every says whether something holds of all that it is made of.
func (q *Requests) every(y *Quantity, holds func(*dist.Distribution) bool) bool {
	for _, p := range y.Per {
		if !holds(&q.Fields[p.Field].Value) {
			return false
		}
	}
	return holds(&y.Base)
}
