namespace TreatmentPlans.Load;

/// <summary>What else goes on: figures of a busy machine mean little.</summary>
internal static class Machine
{
    public static string LoadAverage => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
