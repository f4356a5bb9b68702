using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>Emits the other half of the session class: what stores remember in it.</summary>
internal static class PartialClassEmitter
{
    public static void Emit(SessionSpec session, SourceWriter writer)
    {
        writer.Open($"partial class {session.Name} : map::IPersistedSession");
        writer.Write($"""
            // Version and watermarks of the last load or save. A private field behind an explicit interface: serializers,
            // debuggers and completion lists do not show it. A copy of the object gets one of its own.
            {FileFrame.GeneratedCode}
            {FileFrame.Hidden}
            [sys::Diagnostics.DebuggerBrowsable(sys::Diagnostics.DebuggerBrowsableState.Never)]
            [sys::NonSerialized]
            private map::SessionTracking? __sessionTracking;

            map::SessionTracking map::IPersistedSession.Tracking => map::SessionTracking.Of(this, ref __sessionTracking{(session.Logs.Any(static log => log.IsChangeable) ? $", {Names.Map(session)}.Fingerprints" : "")});
            """);
        writer.Close();
    }
}
