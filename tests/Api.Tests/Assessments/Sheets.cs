using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Tests.Assessments;

/// <summary>Answers as a client sends them, of the 4th of January unless said otherwise.</summary>
internal static class Sheets
{
    public const string At = "2026-01-04T15:00:00Z";

    /// <param name="values">Of the required items in their order; `-` where one was not asked, Y and N where it is asked so.</param>
    public static JsonObject Of(InstrumentCode instrument, string values, string at = At) => new
    {
        instrument = instrument.ToString(),
        answeredAt = at,
        answers = Instruments.Of(instrument).Items.Where(item => item.IsRequired)
            .Zip(values.Split(','))
            .Where(pair => pair.Second != "-")
            .Select(pair => new { item = pair.First.Id, value = pair.Second switch { "Y" => 1, "N" => 0, var number => int.Parse(number, null) } }),
    }.With(new { });

    public static JsonObject Phq9(int selfHarm, string at = At) => Of(InstrumentCode.Phq9, $"1,1,1,1,0,1,1,0,{selfHarm}", at);

    public static JsonObject Cssrs(SafetyAnswers answers, string at = At) => Of(
        InstrumentCode.Cssrs,
        answers switch
        {
            SafetyAnswers.None => "N,N,-,-,-,N,-",
            SafetyAnswers.Low => "Y,N,-,-,-,N,-",
            SafetyAnswers.Moderate => "Y,Y,Y,N,N,N,-",
            SafetyAnswers.High => "N,N,-,-,-,Y,Y",
            _ => throw new ArgumentOutOfRangeException(nameof(answers)),
        },
        at);
}

internal enum SafetyAnswers
{
    None,
    Low,
    Moderate,
    High,
}
