using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>Keeps or refuses the members of a JSON object that its class does not know.</summary>
/// <typeparam name="TTarget">The object itself, or the draft from which it will be constructed.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonUnknownMembers<TTarget> : IJsonMembers<TTarget>
{
    /// <summary>Reads the value of a member into the target, or throws.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="reader">Stands before the value; after the call it stands after the value.</param>
    /// <param name="target">Receives the value.</param>
    static abstract void ReadUnknown(string name, ref JsonReader reader, ref TTarget target);
}
