using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>Emits the other half of the session class: what stores remember in it.</summary>
internal static class PartialClassEmitter
{
    /// <summary>Emits it in a file of its own.</summary>
    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, FileFrame frame) =>
        [frame.Make("", $"The other half of {session.PlainName}.", nullable: false, writer => Emit(session, writer))];

    /// <summary>Emits it.</summary>
    public static void Emit(SessionSpec session, SourceWriter writer)
    {
        writer.Open($"partial class {session.Name} : map::IPersistedSession");
        writer.Write($"""
            // Version and watermarks of the last load or save, hidden from serializers, debuggers and completion lists. A copy of the object gets its own.
            {FileFrame.GeneratedCode}
            {FileFrame.Hidden}
            [sys::Diagnostics.DebuggerBrowsable(sys::Diagnostics.DebuggerBrowsableState.Never), sys::NonSerialized]
            private map::SessionTracking __sessionTracking;

            map::SessionTracking map::IPersistedSession.Tracking => map::SessionTracking.Of(this, ref __sessionTracking{(!session.IsRefused && session.Logs.Any(static log => log.IsChangeable) ? $", {Names.Map(session)}.Fingerprints" : "")});
            """);
        if (!session.IsRefused)
        {
            UpgradeEmitter.Methods(session, writer);
        }

        writer.Close();
    }
}
