using Persistence.Engine;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>The lease in a line: the same text in each, as long as the lease is the same.</summary>
internal static class LeaseMember
{
    /// <summary>Writes it.</summary>
    /// <param name="state">What the line says of the session, which has a lease.</param>
    /// <param name="line">Writes the line.</param>
    public static void Write(SessionState state, JsonWriter line)
    {
        line.WriteRaw(",\"$lease\":"u8);
        if (state.LeaseText is { } known)
        {
            line.WriteRaw(known);
            return;
        }

        var start = line.Length;
        StoredLeaseJson.Write(state.Lease!, line);
        state.LeaseText = line.Written[start..].ToArray();
    }
}
