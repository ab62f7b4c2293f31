using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using TreatmentPlans.Api.Common;

namespace TreatmentPlans.Api.Reports;

/// <summary>A report as JSON, or its rows as CSV. Of a day, and of what is known now: nobody keeps it.</summary>
internal sealed class ReportAnswer<TReport, TRow>(TReport report, IReadOnlyList<TRow> rows) : IResult, IEndpointMetadataProvider
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = HeaderNames.Accept;
        if (httpContext.FormOfAnswer() != ReportConventions.Csv)
        {
            await Answer.WriteAsync(httpContext, report);
            return;
        }

        response.ContentType = $"{ReportConventions.Csv}; charset=utf-8";
        await response.Body.WriteAsync(Write(rows), httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(TReport), [AcceptedForms.Json, ReportConventions.Csv]));

    private static byte[] Write(IEnumerable<TRow> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            csv.Context.TypeConverterOptionsCache.GetOptions<DateOnly>().Formats = ["O"];
            csv.Context.RegisterClassMap(Named(csv.Context.AutoMap<TRow>()));
            csv.WriteRecords(rows);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Columns are called as the members are in JSON.</summary>
    private static TMap Named<TMap>(TMap map)
        where TMap : ClassMap
    {
        foreach (var member in map.MemberMaps)
        {
            member.Data.Names.Clear();
            member.Data.Names.Add(JsonNamingPolicy.CamelCase.ConvertName(member.Data.Member!.Name));
        }

        foreach (var reference in map.ReferenceMaps)
        {
            Named(reference.Data.Mapping);
        }

        return map;
    }
}

internal static class ReportConventions
{
    public const string Csv = "text/csv";

    private static readonly string[] Forms = [AcceptedForms.Json, Csv];

    /// <summary>JSON unless asked for CSV.</summary>
    public static RouteHandlerBuilder AnswersReport(this RouteHandlerBuilder endpoint) => endpoint.AnswersIn(_ => Forms);
}
