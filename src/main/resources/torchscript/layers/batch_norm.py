class BatchNorm(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = ["running_mean", "running_var", ]
  training : bool
  weight : Tensor
  bias : Tensor
  running_mean : Tensor
  running_var : Tensor
  momentum : float
  epsilon : float
  channels : int
  input_shape : List[int]

  def build(self, device: Device, rng: Generator) -> None:
    self.weight = torch.ones([self.channels], device=device).requires_grad_(True)
    self.bias = torch.zeros([self.channels], device=device).requires_grad_(True)
    self.running_mean = torch.zeros([self.channels], device=device)
    self.running_var = torch.ones([self.channels], device=device)

  def biases(self) -> List[Tensor]:
    return [self.weight, self.bias]

  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    # Monte-Carlo sampling draws as a training step does, but without gradients
    fitting = rng is not None and torch.is_grad_enabled()
    if len(self.input_shape) == 2:
      if mask is not None and fitting:
        return self.normalized_masked(x, mask)
      return torch.transpose(self.normalized(torch.transpose(x, 1, 2), fitting), 1, 2)
    return self.normalized(x, fitting)

  # padded steps are not of the batch
  def normalized_masked(self, x: Tensor, mask: Tensor) -> Tensor:
    rows = torch.reshape(x, [-1, self.channels])
    places = torch.squeeze(torch.nonzero(torch.reshape(mask, [-1])), 1)
    found = self.normalized(torch.index_select(rows, 0, places), True)
    return torch.reshape(torch.index_copy(torch.zeros_like(rows), 0, places, found), x.size())

  def normalized(self, x: Tensor, fitting: bool) -> Tensor:
    # one number per channel has no variance
    batch = fitting and torch.numel(x) > self.channels
    mean = torch.type_as(self.running_mean, x)
    var = torch.type_as(self.running_var, x)
    return torch.batch_norm(x, self.weight, self.bias, mean, var, batch, self.momentum, self.epsilon, False)
