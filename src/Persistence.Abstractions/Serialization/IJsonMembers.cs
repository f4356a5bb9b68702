using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>The members of a JSON object that <see cref="JsonObject"/> reads into a target.</summary>
/// <typeparam name="TTarget">The object itself, or the draft from which it will be constructed.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonMembers<TTarget>
{
    /// <summary>The members' names, in the order they are written.</summary>
    static abstract JsonNames Names { get; }

    /// <summary>Reads the value of one member into the target.</summary>
    /// <param name="member">The member's place in <see cref="Names"/>.</param>
    /// <param name="reader">Stands before the value; after the call it stands after the value.</param>
    /// <param name="target">Receives the value.</param>
    static abstract void ReadMember(int member, ref JsonReader reader, ref TTarget target);
}
