using System.Diagnostics.CodeAnalysis;

[assembly: SuppressMessage("V2.Limits", "V2011", Scope = "type", Target = "~T:Persistence.Serialization.JsonReader", Justification = "One reader over one buffer; a ref struct cannot be held by collaborators.")]
