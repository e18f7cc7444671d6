//! The best way through the readings of a text: a Viterbi search over words and names, with what each reading on and off
//! the best way is worth.

use super::class::Class;
use super::edge::{Edge, Text};
use super::weights::Weights;

/// A reading with what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The reading.
    pub(super) edge: Edge,
    /// By how much the best way with this reading beats the best one without it, in hundredths of a nat.
    pub(super) margin: i32,
}

const FAR: i32 = i32::MAX / 4;

/// The readings of a text with the cost of the cheapest way from the beginning to the end of each.
pub(super) struct Lattice {
    edges: Vec<Edge>,
    /// `first[at]..first[at + 1]` are the edges that begin at the character `at`.
    first: Vec<u32>,
    /// The cost of the cheapest way up to and with each edge.
    forward: Vec<i32>,
    /// The edge before it on that way.
    before: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Lattice {
    /// Reads `text`; `bonus` may change the cost of single edges.
    pub(super) fn read(text: &Text, weights: &Weights, bonus: impl Fn(&Edge) -> i32) -> Lattice {
        let length = text.len();
        let mut lattice = Lattice {
            edges: Vec::with_capacity(length * 6),
            first: Vec::with_capacity(length + 1),
            forward: Vec::new(),
            before: Vec::new(),
        };
        for at in 0..length {
            lattice.first.push(lattice.edges.len() as u32);
            text.edges_at(at, &mut lattice.edges);
        }
        lattice.first.push(lattice.edges.len() as u32);
        for edge in &mut lattice.edges {
            edge.cost += weights.forms[edge.form as usize] + bonus(edge);
        }
        lattice.go_forward(length, weights);
        lattice
    }

    /// Reads the same text again; `change` is what the cost of single edges changes by.
    pub(super) fn read_again(mut self, weights: &Weights, change: impl Fn(&Edge) -> i32) -> Lattice {
        let length = self.first.len() - 1;
        for edge in &mut self.edges {
            edge.cost += change(edge);
        }
        self.go_forward(length, weights);
        self
    }

    fn starting_at(&self, at: usize) -> std::ops::Range<usize> {
        self.first[at] as usize..self.first[at + 1] as usize
    }

    fn go_forward(&mut self, length: usize, weights: &Weights) {
        self.forward = vec![FAR; self.edges.len()];
        self.before = vec![NONE; self.edges.len()];
        // The cheapest edges that end at each character, one for each class, as linked lists.
        let mut ending: Vec<u32> = vec![NONE; length + 1];
        let mut next: Vec<u32> = vec![NONE; self.edges.len()];
        // The best way to an edge depends on its beginning and class alone: for each class, where it was last worked out.
        let mut ways = [(usize::MAX, (FAR, NONE)); Class::COUNT];
        for at in 0..length {
            for index in self.starting_at(at) {
                let edge = self.edges[index];
                let way = &mut ways[edge.class as usize];
                if way.0 != at {
                    *way = (at, self.best_way_to(edge.class, at, ending[at], &next, weights));
                }
                let (_, (best, from)) = *way;
                if best >= FAR {
                    continue;
                }
                self.forward[index] = best + edge.cost;
                self.before[index] = from;
                self.enter(index, edge, &mut ending, &mut next);
            }
        }
    }

    /// The cost of the cheapest way to an edge of `class` that begins at the character `at`, and the edge before it;
    /// `candidate` is the first of the edges that end there.
    fn best_way_to(
        &self,
        class: Class,
        at: usize,
        mut candidate: u32,
        next: &[u32],
        weights: &Weights,
    ) -> (i32, u32) {
        let pairs = |before: Class| weights.pairs[before as usize][class as usize];
        let mut best = (if at == 0 { pairs(Class::Edge) } else { FAR }, NONE);
        while candidate != NONE {
            let known = candidate as usize;
            let cost = self.forward[known] + pairs(self.edges[known].class);
            if cost < best.0 {
                best = (cost, candidate);
            }
            candidate = next[known];
        }
        best
    }

    /// Enters an edge among those that end where it ends, unless a cheaper one of its class is there.
    fn enter(&self, index: usize, edge: Edge, ending: &mut [u32], next: &mut [u32]) {
        let end = edge.end as usize;
        let mut previous = NONE;
        let mut candidate = ending[end];
        while candidate != NONE {
            let known = candidate as usize;
            if self.edges[known].class == edge.class {
                if self.forward[known] <= self.forward[index] {
                    return;
                }
                next[index] = next[known];
                match previous {
                    NONE => ending[end] = index as u32,
                    _ => next[previous as usize] = index as u32,
                }
                return;
            }
            previous = candidate;
            candidate = next[known];
        }
        next[index] = ending[end];
        ending[end] = index as u32;
    }

    /// The best way through, as indices of edges in text order.
    fn best_way(&self, length: usize, weights: &Weights) -> Vec<usize> {
        let closing = |index: usize| {
            self.forward[index]
                .saturating_add(weights.pairs[self.edges[index].class as usize][Class::Edge as usize])
        };
        let last = (0..self.edges.len())
            .filter(|&index| self.edges[index].end as usize == length && self.forward[index] < FAR)
            .min_by_key(|&index| closing(index));
        let mut way: Vec<usize> = std::iter::successors(last, |&index| match self.before[index] {
            NONE => None,
            before => Some(before as usize),
        })
        .collect();
        way.reverse();
        way
    }

    /// The best way through, in text order.
    pub(super) fn way(&self, weights: &Weights) -> Vec<Edge> {
        let length = self.first.len() - 1;
        self.best_way(length, weights).into_iter().map(|index| self.edges[index]).collect()
    }

    /// The best way through with the margin of each step, then the names off the way that cost at most `slack` more,
    /// with their (negative) margins.
    pub(super) fn steps(&self, weights: &Weights, slack: i32) -> (Vec<Step>, Vec<Step>) {
        let length = self.first.len() - 1;
        let worth = self.costs_through(length, weights);
        let way = self.best_way(length, weights);
        let best = way.first().map_or(0, |&index| worth[index]);
        // The cheapest way that covers each character with another edge than the best way does.
        // The same name read in another form is no other edge.
        let mut on_way: Vec<Option<Edge>> = vec![None; length];
        way.iter().for_each(|&index| on_way[self.edges[index].start as usize] = Some(self.edges[index]));
        let mut other = vec![FAR; length];
        let mut off = Vec::new();
        for (index, edge) in self.edges.iter().enumerate() {
            let same =
                on_way[edge.start as usize].is_some_and(|on| on.end == edge.end && on.class == edge.class);
            if same || worth[index] >= FAR {
                continue;
            }
            for cost in &mut other[edge.start as usize..edge.end as usize] {
                *cost = (*cost).min(worth[index]);
            }
            if worth[index] <= best + slack && matches!(edge.class, Class::Person | Class::Place) {
                off.push(Step { edge: *edge, margin: best - worth[index] });
            }
        }
        let steps = way
            .into_iter()
            .map(|index| {
                let edge = self.edges[index];
                let margin = other[edge.start as usize..edge.end as usize]
                    .iter()
                    .min()
                    .map_or(FAR, |cost| cost - best);
                Step { edge, margin }
            })
            .collect();
        (steps, off)
    }

    /// The cost of the cheapest whole way through each edge.
    fn costs_through(&self, length: usize, weights: &Weights) -> Vec<i32> {
        let mut worth = vec![FAR; self.edges.len()];
        // The cheapest way on from each character with an edge of each class that begins there, classes in the order in
        // which they come.
        let mut onward: Vec<(Class, i32)> = Vec::with_capacity(self.edges.len());
        let mut onward_at: Vec<(u32, u32)> = vec![(0, 0); length];
        // What follows an edge depends on its end and class alone: for each end, what was worked out for each class.
        const NOT_YET: i32 = i32::MIN;
        let mut known = vec![[NOT_YET; Class::COUNT]; length + 1];
        for at in (0..length).rev() {
            let begin = onward.len();
            for index in self.starting_at(at) {
                let edge = self.edges[index];
                let end = edge.end as usize;
                let rest = &mut known[end][edge.class as usize];
                if *rest == NOT_YET {
                    let pairs = &weights.pairs[edge.class as usize];
                    *rest = match onward_at.get(end) {
                        Some(&(from, to)) => onward[from as usize..to as usize]
                            .iter()
                            .map(|&(class, cost)| pairs[class as usize].saturating_add(cost))
                            .min()
                            .unwrap_or(FAR),
                        None => pairs[Class::Edge as usize],
                    };
                }
                let backward = rest.saturating_add(edge.cost).min(FAR);
                match onward[begin..].iter_mut().find(|(class, _)| *class == edge.class) {
                    Some((_, cheapest)) => *cheapest = backward.min(*cheapest),
                    None => onward.push((edge.class, backward)),
                }
                worth[index] = match (self.forward[index], backward) {
                    (FAR, _) | (_, FAR) => FAR,
                    (forward, backward) => forward + backward - edge.cost,
                };
            }
            onward_at[at] = (begin as u32, onward.len() as u32);
        }
        worth
    }
}
