using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace Persistence.Serialization;

/// <summary>Where the metadata of a type comes from that System.Text.Json writes and reads. Generated.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IForeignJson<T>
{
    /// <summary>The context, member or converter, for people.</summary>
    static abstract string Source { get; }

    /// <summary>Finds the metadata.</summary>
    /// <returns>The metadata; null when there is none for the type.</returns>
    static abstract JsonTypeInfo<T>? Find();
}
