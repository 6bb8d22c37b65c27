/** What a tool does to the world, or that neither source nor benchmark says so. */
export type ToolEffect = 'read' | 'write' | undefined;

interface Domain {
  reads: readonly string[];
  writes: readonly string[];
}

/**
 * The published tools of τ-bench and τ²-bench that read or change an environment's database. Traces
 * rarely say which is which, so this is knowledge from outside the file. `think`, `calculate` and
 * `transfer_to_human_agents` are in neither list: they do neither.
 */
const DOMAINS: { readonly [domain: string]: Domain } = {
  airline: {
    reads: [
      'get_flight_status',
      'get_reservation_details',
      'get_user_details',
      'list_all_airports',
      'search_direct_flight',
      'search_onestop_flight',
    ],
    writes: [
      'book_reservation',
      'cancel_reservation',
      'send_certificate',
      'update_reservation_baggages',
      'update_reservation_flights',
      'update_reservation_passengers',
    ],
  },
  retail: {
    reads: [
      'find_user_id_by_email',
      'find_user_id_by_name_zip',
      'get_item_details',
      'get_order_details',
      'get_product_details',
      'get_user_details',
      'list_all_product_types',
    ],
    writes: [
      'cancel_pending_order',
      'exchange_delivered_order_items',
      'modify_pending_order_address',
      'modify_pending_order_items',
      'modify_pending_order_payment',
      'modify_user_address',
      'return_delivered_order_items',
    ],
  },
  telecom: {
    reads: [
      'get_bills_for_customer',
      'get_customer_by_id',
      'get_customer_by_name',
      'get_customer_by_phone',
      'get_data_usage',
      'get_details_by_id',
    ],
    writes: [
      'disable_roaming',
      'enable_roaming',
      'refuel_data',
      'resume_line',
      'send_payment_request',
      'suspend_line',
    ],
  },
};

/** Neither reads nor changes anything. */
const NEUTRAL: ReadonlySet<string> = new Set(['calculate', 'think', 'transfer_to_human_agents']);

export const TRANSFER_TOOL = 'transfer_to_human_agents';

const READS = new Set(Object.values(DOMAINS).flatMap(({ reads }) => reads));
/** Each changing tool belongs to one domain only, so its name tells the domain. */
const WRITES = new Map(
  Object.entries(DOMAINS).flatMap(([domain, { writes }]) => writes.map((name) => [name, domain])),
);

export function effectOf(tool: string): ToolEffect {
  if (WRITES.has(tool)) return 'write';
  return READS.has(tool) ? 'read' : undefined;
}

/** Whether it is known what the tool does. An unknown tool's changes cannot be recorded as such. */
export function isKnownTool(tool: string): boolean {
  return WRITES.has(tool) || READS.has(tool) || NEUTRAL.has(tool);
}

/** The environment that a changing tool changes. */
export function domainOf(writeTool: string): string | undefined {
  return WRITES.get(writeTool);
}
