namespace Persistence.Generators.Model;

/// <summary>Where the metadata of a type comes from that System.Text.Json writes and reads.</summary>
public enum ForeignKind
{
    /// <summary>A generated context.</summary>
    Context,

    /// <summary>A static member: options, a context or metadata.</summary>
    Member,

    /// <summary>A converter.</summary>
    Converter,
}
