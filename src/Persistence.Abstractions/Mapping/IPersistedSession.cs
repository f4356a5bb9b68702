using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>What the generated half of a session class gives the engines. Implemented explicitly, so that serializers and users do not see it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPersistedSession
{
    /// <summary>What the store that loaded or saved this object last remembers of it.</summary>
    SessionTracking Tracking { get; }
}
