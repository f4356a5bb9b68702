namespace Persistence.Generators.Model;

/// <summary>What keeps the members that a class does not know.</summary>
public enum ExtensionDataKind
{
    /// <summary>Nothing: they are refused.</summary>
    None,

    /// <summary>A dictionary of documents.</summary>
    Elements,

    /// <summary>A dictionary of objects.</summary>
    Objects,

    /// <summary>A <c>JsonObject</c>.</summary>
    Nodes,
}
