using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>Emits the other half of the session class: what stores remember in it.</summary>
internal static class PartialClassEmitter
{
    public static void Emit(SessionSpec session, SourceWriter writer)
    {
        writer.Open($"partial class {session.Name} : {Names.Mapping}.IPersistedSession");
        writer.Write($"""
            // Version and watermarks of the last load or save. A private field behind an explicit interface: serializers,
            // debuggers and completion lists do not show it. A copy of the object gets one of its own.
            {FileFrame.GeneratedCode}
            {FileFrame.Hidden}
            [global::System.Diagnostics.DebuggerBrowsable(global::System.Diagnostics.DebuggerBrowsableState.Never)]
            [global::System.NonSerialized]
            private {Names.Mapping}.SessionTracking? __sessionTracking;

            {Names.Mapping}.SessionTracking {Names.Mapping}.IPersistedSession.Tracking => {Names.Mapping}.SessionTracking.Of(this, ref __sessionTracking{(session.Logs.Any(static log => log.IsChangeable) ? $", {Names.Map(session)}.Fingerprints" : "")});
            """);
        writer.Close();
    }
}
