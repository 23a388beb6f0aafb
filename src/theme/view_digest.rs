//! The digest of what a template sees, whatever its type.

use std::fmt::Error;

use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

/// What most pages show.
const VIEW_BYTES: usize = 32 * 1024;

/// Returns the digest of a view; views of one type have the same digest only where they are the same.
pub fn digest<T: Serialize>(view: &T) -> Option<[u8; 32]> {
    let mut bytes = Bytes(Vec::with_capacity(VIEW_BYTES));
    view.serialize(&mut bytes).ok()?;
    Some(*blake3::hash(&bytes.0).as_bytes())
}

/// Values one after the other, each with its kind and, where it has one, its length.
struct Bytes(Vec<u8>);

impl Bytes {
    fn number(&mut self, kind: u8, number: u64) -> Result<(), Error> {
        self.0.push(kind);
        self.0.extend_from_slice(&number.to_le_bytes());
        Ok(())
    }

    fn text(&mut self, kind: u8, bytes: &[u8]) -> Result<(), Error> {
        self.number(kind, bytes.len() as u64)?;
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn list(&mut self, kind: u8, length: Option<usize>) -> Result<&mut Bytes, Error> {
        self.number(kind, length.map_or(u64::MAX, |length| length as u64))?;
        Ok(self)
    }

    fn close(&mut self) -> Result<(), Error> {
        self.0.push(b'.');
        Ok(())
    }
}

impl Serializer for &mut Bytes {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    /// What stands for more than itself may give its digest instead.
    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.0.push(if value { b'+' } else { b'-' });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), Error> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), Error> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), Error> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Error> {
        self.number(b'i', u64::from_le_bytes(value.to_le_bytes()))
    }

    fn serialize_u8(self, value: u8) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.number(b'u', value)
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        self.number(b'f', value.to_bits())
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.number(b'c', u64::from(u32::from(value)))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.text(b's', value.as_bytes())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        self.text(b'b', value)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.0.push(b'0');
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        self.0.push(b'1');
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.0.push(b'_');
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, place: u32, _: &'static str) -> Result<(), Error> {
        self.number(b'v', place.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        place: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.number(b'v', place.into())?;
        value.serialize(self)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self, Error> {
        self.list(b'[', length)
    }

    fn serialize_tuple(self, length: usize) -> Result<Self, Error> {
        self.list(b'(', Some(length))
    }

    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Self, Error> {
        self.list(b'(', Some(length))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        place: u32,
        _: &'static str,
        length: usize,
    ) -> Result<Self, Error> {
        self.number(b'v', place.into())?;
        self.list(b'(', Some(length))
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self, Error> {
        self.list(b'{', length)
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Self, Error> {
        self.list(b'<', Some(length))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        place: u32,
        _: &'static str,
        length: usize,
    ) -> Result<Self, Error> {
        self.number(b'v', place.into())?;
        self.list(b'<', Some(length))
    }
}

impl SerializeSeq for &mut Bytes {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl SerializeTuple for &mut Bytes {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl SerializeTupleStruct for &mut Bytes {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl SerializeTupleVariant for &mut Bytes {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl SerializeMap for &mut Bytes {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl SerializeStruct for &mut Bytes {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl SerializeStructVariant for &mut Bytes {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}
