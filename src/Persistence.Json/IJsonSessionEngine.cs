using System.ComponentModel;

namespace Persistence.Json;

/// <summary>An engine that keeps sessions in files, session class and map hidden.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonSessionEngine<TKey>
    where TKey : notnull
{
    /// <summary>The files.</summary>
    JsonSessionFiles<TKey> Files { get; }
}
