# of each example the weight of its class
def example_weights(weights: List[float], target: Tensor, scores: Tensor) -> Tensor:
  by_class = torch.type_as(torch.tensor(weights, device=scores.device), scores)
  return torch.index_select(by_class, 0, target)
