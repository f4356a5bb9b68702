using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>A store that a host can look after.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IHostableStore
{
    /// <summary>What a host does with it.</summary>
    IHostedStore Hosted { get; }
}
