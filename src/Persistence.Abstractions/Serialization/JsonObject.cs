using System.ComponentModel;
using System.Runtime.CompilerServices;
using Persistence.Mapping;

namespace Persistence.Serialization;

/// <summary>Reads the members of a JSON object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonObject
{
    /// <summary>
    /// Reads an object into a target. Members may stand in any order; unknown ones are skipped; of a name that occurs
    /// twice the last value counts; a former name counts only when the present one is absent.
    /// </summary>
    /// <typeparam name="TTarget">The target's type.</typeparam>
    /// <typeparam name="TMembers">The members.</typeparam>
    /// <param name="reader">Stands before the object; after the call it stands after the object.</param>
    /// <param name="target">Receives the values.</param>
    /// <returns>The members that were present.</returns>
    /// <exception cref="JsonDataException">The text is no such object.</exception>
    public static MemberSet Read<TTarget, TMembers>(ref JsonReader reader, ref TTarget target)
        where TMembers : IJsonMembers<TTarget>
    {
        var seen = default(MemberSet);
        var names = TMembers.Names;
        var expected = 0;
        reader.BeginObject();
        int member;
        while ((member = reader.NextMember(names, expected, seen, out _)) != JsonReader.NoMember)
        {
            if (member < 0)
            {
                reader.Skip();
                continue;
            }

            ReadMember<TTarget, TMembers>(member, ref reader, ref target, ref seen);
            expected = member + 1;
        }

        return seen;
    }

    /// <summary>As <see cref="Read"/>, but unknown members are shown to the target, which keeps or refuses them.</summary>
    /// <typeparam name="TTarget">The target's type.</typeparam>
    /// <typeparam name="TMembers">The members.</typeparam>
    /// <param name="reader">Stands before the object; after the call it stands after the object.</param>
    /// <param name="target">Receives the values.</param>
    /// <returns>The members that were present.</returns>
    /// <exception cref="JsonDataException">The text is no such object.</exception>
    public static MemberSet ReadAll<TTarget, TMembers>(ref JsonReader reader, ref TTarget target)
        where TMembers : IJsonUnknownMembers<TTarget>
    {
        var seen = default(MemberSet);
        var names = TMembers.Names;
        var expected = 0;
        reader.BeginObject();
        int member;
        while ((member = reader.NextMember(names, expected, seen, out var name)) != JsonReader.NoMember)
        {
            if (member >= 0)
            {
                ReadMember<TTarget, TMembers>(member, ref reader, ref target, ref seen);
                expected = member + 1;
                continue;
            }

            var text = reader.TextOf(name);
            if (names.IsKnown(text))
            {
                reader.Skip();
            }
            else
            {
                TMembers.ReadUnknown(text, ref reader, ref target);
            }
        }

        return seen;
    }

    /// <summary>As <see cref="Read"/>, of a session's header: members that the class does not know are remembered for its next save.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TMembers">The members.</typeparam>
    /// <param name="reader">Stands before the object; after the call it stands after the object.</param>
    /// <param name="session">Receives the values.</param>
    /// <returns>The members that were present.</returns>
    /// <exception cref="JsonDataException">The text is no such object.</exception>
    public static MemberSet ReadHeader<TSession, TMembers>(ref JsonReader reader, ref TSession session)
        where TSession : class, IPersistedSession
        where TMembers : IJsonMembers<TSession>
    {
        var seen = default(MemberSet);
        var names = TMembers.Names;
        var expected = 0;
        JsonWriter? unknown = null;
        reader.BeginObject();
        int member;
        while ((member = reader.NextMember(names, expected, seen, out var name)) != JsonReader.NoMember)
        {
            if (member >= 0)
            {
                ReadMember<TSession, TMembers>(member, ref reader, ref session, ref seen);
                expected = member + 1;
            }
            else
            {
                Remember(reader.TextOf(name), names, ref reader, ref unknown);
            }
        }

        session.Tracking.UnknownMembers = unknown?.Written.ToArray();
        return seen;
    }

    /// <summary>Writes the members that <see cref="ReadHeader"/> remembered, after those of the class.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <param name="writer">Receives the text.</param>
    /// <param name="session">The session.</param>
    public static void WriteUnknownMembers<TSession>(JsonWriter writer, TSession session)
        where TSession : class, IPersistedSession
    {
        if (session.Tracking.UnknownMembers is { } unknown)
        {
            writer.WriteRaw(unknown);
        }
    }

    private static void Remember(string name, JsonNames names, ref JsonReader reader, ref JsonWriter? unknown)
    {
        if (names.IsKnown(name))
        {
            reader.Skip();
            return;
        }

        unknown ??= new JsonWriter();
        unknown.WriteMark((byte)',');
        unknown.WriteString(name.AsSpan());
        unknown.WriteMark((byte)':');
        unknown.WriteRaw(reader.ReadRaw());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReadMember<TTarget, TMembers>(int member, ref JsonReader reader, ref TTarget target, ref MemberSet seen)
        where TMembers : IJsonMembers<TTarget>
    {
        if (!IsAbsent(TMembers.Names, member, ref reader))
        {
            TMembers.ReadMember(member, ref reader, ref target);
            seen.Add(member);
        }
    }

    // Null where the class knows none: the member has the value that its class gives it, as if it were not there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAbsent(JsonNames names, int member, ref JsonReader reader) =>
        reader.MayBeNull && ((names.NotNull >> member) & 1) != 0 && reader.TryReadNull();
}
