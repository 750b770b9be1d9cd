
  # the summed loss of a batch, and the gradients of its mean as layers and loss know them; share: of one example
  def gradients(self, x: Tensor, mask: Optional[Tensor], y: Tensor, share: Tensor, rng: Generator, parameters: List[Tensor]) -> Tuple[Tensor, List[Tensor]]:
    tape = annotate(List[Tensor], [])
    scores = self.net.record(x, rng, tape)
    loss, grad, = self.loss.backward(scores, y, share)
    weights = annotate(List[Tensor], [])
    biases = annotate(List[Tensor], [])
    grad = self.net.backward(grad, tape, weights, biases, False)
    # found from the last layer to the first
    weights.reverse()
    biases.reverse()
    weights.extend(biases)
    return loss, weights
