//! A program in the form in which compression finds most: what is alike in its instructions stands
//! together, and boot.js puts it in its places again (`weave`). A tenth less in brotli and in gzip.
//!
//! The form: the length of each stream in LEB128, then the streams. They are the sections before the
//! code, those after it, the local variables of all functions, their opcodes, instructions as they are,
//! and the operands of all others by their kind. What no stream says follows from them: a function
//! ends where its blocks do.
//!
//! The alignment of loads and stores is left out, and is none in what boot.js makes: it is a hint that
//! changes no result (WebAssembly Core Specification 2.0, 2.4.7), and browsers do not heed it.

use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use wasmparser::{FunctionBody, Parser, Payload};

use crate::fault::{Fault, OrFault, Outcome};
use crate::module::{CODE, put_bytes, put_number, put_section, sections};

/// By opcode, the stream of its operand, which is one number in LEB128: types of blocks, branches,
/// calls; local variables read, set, kept; constants of 32 and of 64 bits; offsets of loads and stores.
const OPERANDS: &str = "  111       22  3               456     99999999999999999999999  78";

/// The other streams.
const HEAD: usize = 0;
const TAIL: usize = 10;
const LOCALS: usize = 11;
const OPCODES: usize = 12;
const RAW: usize = 13;
const STREAMS: usize = 14;

/// The opcode of no instruction: the instruction stands in `RAW`, after its length.
const ESCAPE: u8 = 0xff;

/// Loads and stores: before the offset stands the alignment, in one byte.
const MEMORY: RangeInclusive<u8> = 0x28..=0x3e;

/// Writes the module that stands in `wasm` in this form.
pub(crate) fn pack(wasm: &Path) -> Outcome {
    let module = fs::read(wasm).or_fault(format!("read {}", wasm.display()))?;
    let packed = packed(&module).or_fault(format!("take {} apart", wasm.display()))?;
    fs::write(wasm, packed).or_fault(format!("write {}", wasm.display()))
}

fn packed(module: &[u8]) -> Outcome<Vec<u8>> {
    let (header, sections) =
        sections(module).ok_or_else(|| Fault::new("its sections are not whole"))?;
    let mut streams = Streams::default();
    let mut around = HEAD;
    streams.put(HEAD, header);
    for (id, content) in sections {
        if id == CODE {
            around = TAIL;
        } else if let Some(stream) = streams.0.get_mut(around) {
            put_section(id, content, stream);
        }
    }
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::CodeSectionEntry(body) = payload.or_fault("read its sections")? {
            streams.put_body(module, &body).or_fault("read its functions")?;
        }
    }
    let mut out = Vec::new();
    for stream in &streams.0 {
        put_number(stream.len(), &mut out);
    }
    Ok([out, streams.0.concat()].concat())
}

#[derive(Default)]
struct Streams([Vec<u8>; STREAMS]);

impl Streams {
    fn put(&mut self, stream: usize, bytes: &[u8]) {
        if let Some(stream) = self.0.get_mut(stream) {
            stream.extend_from_slice(bytes);
        }
    }

    fn put_body(&mut self, module: &[u8], body: &FunctionBody) -> wasmparser::Result<()> {
        let byte = |at| usize::try_from(at).unwrap_or(usize::MAX);
        let part = |from, to| module.get(byte(from)..byte(to)).unwrap_or_default();
        let mut operators = body.get_operators_reader()?;
        let mut at = operators.original_position();
        self.put(LOCALS, part(body.range().start, at));
        while !operators.eof() {
            operators.read()?;
            let end = operators.original_position();
            self.put_instruction(part(at, end));
            at = end;
        }
        Ok(())
    }

    fn put_instruction(&mut self, instruction: &[u8]) {
        let Some((&opcode, mut operands)) = instruction.split_first() else { return };
        if MEMORY.contains(&opcode) {
            operands = operands.get(1..).unwrap_or_default();
        }
        let digit = OPERANDS.as_bytes().get(usize::from(opcode));
        match digit.and_then(|digit| char::from(*digit).to_digit(10)) {
            Some(stream) => self.put(stream as usize, operands),
            None if operands.is_empty() => {}
            None => {
                if let Some(raw) = self.0.get_mut(RAW) {
                    put_bytes(instruction, raw);
                }
                return self.put(OPCODES, &[ESCAPE]);
            }
        }
        self.put(OPCODES, &[opcode]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::take_number;

    /// What `weave` in boot.js does.
    fn woven(packed: &[u8]) -> Vec<u8> {
        let mut rest = packed;
        let lengths: Vec<usize> = (0..STREAMS).map(|_| take_number(&mut rest).unwrap()).collect();
        let mut streams = lengths.into_iter().map(|length| {
            let (stream, after) = rest.split_at(length);
            rest = after;
            stream
        });
        let mut streams: [&[u8]; STREAMS] = std::array::from_fn(|_| streams.next().unwrap());
        let mut bodies = Vec::new();
        while !streams[OPCODES].is_empty() {
            bodies.push(body(&mut streams));
        }
        let mut code = Vec::new();
        put_number(bodies.len(), &mut code);
        for body in bodies {
            put_bytes(&body, &mut code);
        }
        let mut out = streams[HEAD].to_vec();
        put_section(CODE, &code, &mut out);
        [&out, streams[TAIL]].concat()
    }

    fn body(streams: &mut [&[u8]; STREAMS]) -> Vec<u8> {
        let mut body = Vec::new();
        let groups = take_number(&mut streams[LOCALS]).unwrap();
        put_number(groups, &mut body);
        for _ in 0..2 * groups {
            put_number(take_number(&mut streams[LOCALS]).unwrap(), &mut body);
        }
        let mut depth = 1;
        while depth > 0 {
            let (&opcode, rest) = streams[OPCODES].split_first().unwrap();
            streams[OPCODES] = rest;
            if opcode == ESCAPE {
                let length = take_number(&mut streams[RAW]).unwrap();
                let (instruction, rest) = streams[RAW].split_at(length);
                streams[RAW] = rest;
                body.extend_from_slice(instruction);
                continue;
            }
            body.push(opcode);
            match opcode {
                2..=4 => depth += 1,
                11 => depth -= 1,
                _ => {}
            }
            if MEMORY.contains(&opcode) {
                body.push(0);
            }
            let operand = OPERANDS.chars().nth(usize::from(opcode)).and_then(|it| it.to_digit(10));
            if let Some(stream) = operand {
                let stream = &mut streams[stream as usize];
                let length = stream.iter().position(|byte| byte & 0x80 == 0).unwrap() + 1;
                let (number, rest) = stream.split_at(length);
                *stream = rest;
                body.extend_from_slice(number);
            }
        }
        body
    }

    /// A module of functions with these local variables and instructions.
    fn module(bodies: &[&[u8]]) -> Vec<u8> {
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        put_section(1, &[1, 0x60, 0, 0], &mut out);
        let mut kinds = Vec::new();
        put_bytes(&vec![0; bodies.len()], &mut kinds);
        put_section(3, &kinds, &mut out);
        let mut code = Vec::new();
        put_number(bodies.len(), &mut code);
        for body in bodies {
            put_bytes(body, &mut code);
        }
        put_section(CODE, &code, &mut out);
        put_section(11, &[0], &mut out);
        out
    }

    #[test]
    fn a_module_comes_back_from_its_streams() {
        let modules = [
            module(&[]),
            module(&[&[0, 0x0b], &[2, 3, 0x7f, 0x81, 1, 0x7e, 0x01, 0x0b]]),
            // Blocks in blocks, a branch, a table of branches, a call, constants of each kind.
            module(&[
                &[0, 0x02, 0x40, 0x03, 0x40, 0x41, 0xff, 0, 0x0d, 1, 0x0b, 0x10, 0x00, 0x0b, 0x0b],
                &[0, 0x41, 0, 0x0e, 2, 0, 0, 0, 0x0b],
                &[0, 0x42, 0x80, 0x7f, 0x1a, 0x43, 0, 0, 0x80, 0x3f, 0x1a, 0x0b],
                &[0, 0x44, 11, 11, 11, 11, 0, 0, 0, 0, 0x1a, 0x0b],
            ]),
            // A load without an alignment, and what has more than one operand.
            module(&[
                &[0, 0x41, 0, 0x28, 0, 0xf0, 0x03, 0x1a, 0x41, 0, 0x41, 1, 0x36, 0, 2, 0x0b],
                &[0, 0x11, 0, 0, 0xfc, 0x0a, 0, 0, 0x23, 0, 0x24, 0, 0x3f, 0, 0xd2, 0, 0x0b],
            ]),
        ];
        for module in modules {
            assert_eq!(woven(&packed(&module).unwrap()), module);
        }
    }

    #[test]
    fn an_alignment_becomes_none() {
        let load = |alignment| module(&[&[0, 0x41, 0, 0x28, alignment, 4, 0x1a, 0x0b]]);
        assert_eq!(woven(&packed(&load(2)).unwrap()), load(0));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        let module = module(&[&[0, 0x0b]]);
        assert!(packed(&module[..module.len() - 1]).is_err());
    }

    #[test]
    fn the_start_of_the_page_knows_the_same_streams() {
        let boot = include_str!("../../static/boot.js");
        assert!(boot.contains(&format!("\"{OPERANDS}\"")));
        for (name, stream) in
            [("TAIL", TAIL), ("LOCALS", LOCALS), ("OPCODES", OPCODES), ("RAW", RAW)]
        {
            assert!(boot.contains(&format!("{name} = {stream}")), "{name}");
        }
    }
}
