package reports

import (
	"encoding"
	"fmt"
	"reflect"
	"testing"

	"simulate/sim"
)

// What a run counts goes through a file: nothing of it may be hidden from that.
func TestNothingThatARunCountsIsLostInAShard(t *testing.T) {
	seen := map[reflect.Type]bool{}
	marshaler := reflect.TypeFor[encoding.BinaryMarshaler]()
	var walk func(at string, typ reflect.Type)
	walk = func(at string, typ reflect.Type) {
		if seen[typ] || reflect.PointerTo(typ).Implements(marshaler) {
			return
		}
		seen[typ] = true
		switch typ.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array:
			walk(at, typ.Elem())
		case reflect.Struct:
			for i := range typ.NumField() {
				f := typ.Field(i)
				if !f.IsExported() {
					t.Errorf("%s.%s is not exported: a shard would lose it", at, f.Name)
				}
				walk(fmt.Sprint(at, ".", f.Name), f.Type)
			}
		case reflect.Map, reflect.Func, reflect.Chan, reflect.Interface:
			t.Errorf("%s is a %s: a shard would lose it, or not always be the same", at, typ.Kind())
		}
	}
	walk("Result", reflect.TypeFor[sim.Result]())
}
