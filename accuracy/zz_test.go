package accuracy
import ("testing";"encoding/json";"fmt";"math")
func TestZZ(t *testing.T){
 for _,rho := range []float64{0.9,0.95,0.97,0.98} { for _,n := range []float64{2e5,1e6} {
	bad,cov,tot,narrow := 0,0,0,0.0
	for seed := uint64(1); seed<=20; seed++ {
	f := line(poisson(rho), server("s",exp(1)))
	tr := truth{ID:"x",Run:manner{Mode:"steady"},Expect: []expectation{is("sojourn_mean","s",1/(1-rho)),quantile("sojourn_q","s",.9,math.Log(10)/(1-rho))}}
	json.Unmarshal([]byte(f),&tr.Model)
	s,_ := tr.scenario(length{arrivals:n,replications:16,seed:seed})
	r := simulate(t,s.text(t),1)
	for i := range tr.Expect {
	x,_ := tr.look(&r,&tr.Expect[i])
	tot++
	if math.IsNaN(x.value) { bad++; continue }
	if math.Abs(x.value-tr.Expect[i].Value)<=x.half {cov++}
	narrow += x.value/tr.Expect[i].Value
	}}
	fmt.Println(rho,n,"suppressed",bad,"covered",cov,"of",tot,"mean ratio",narrow/float64(tot-bad))
 }}
}
