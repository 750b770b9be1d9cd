# every image seen through a matrix of its own, [[xx, xy], [yx, yy]] of one number an image, and moved by
# (tx, ty), in halves of its width and height; zeros from outside
def warped(x: Tensor, xx: Tensor, xy: Tensor, tx: Tensor, yx: Tensor, yy: Tensor, ty: Tensor) -> Tensor:
  aspect = float(x.size(2)) / float(x.size(3))
  rows = torch.stack([xx, xy * aspect, tx, yx / aspect, yy, ty], 1)
  grid = torch.affine_grid_generator(torch.reshape(rows, [-1, 2, 3]), x.size(), False)
  return torch.grid_sampler(x, grid, 0, 0, False)

# one number an image, evenly between -most and most
def drawn(x: Tensor, most: float, rng: Generator) -> Tensor:
  return torch.empty([x.size(0)], device=x.device).uniform_(-most, most, generator=rng)
