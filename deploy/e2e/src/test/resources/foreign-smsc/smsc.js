'use strict';

// A small SMSC on npm's smpp. The last four digits of the destination decide what it does with a message. With
// other digits it accepts the message, then sends a receipt that says DELIVRD.
//
//   8001  the receipt has no parameters, and the id in its text is decimal
//   8002  the receipt comes before the answer to the submit
//   8003  the receipt says UNDELIV, err 042
//   8010  the contact answers
//   8011  the contact answers in two segments of UCS-2, which split a surrogate pair
//
// Usage: node smsc.js PORT SYSTEM_ID PASSWORD
// Writes a line of JSON for each event: listening, bound, submit. Ends when its standard input ends.

const smpp = require('smpp');

const [port, systemId, password] = process.argv.slice(2);

const UDH_INDICATOR = 0x40;
const RECEIPT = 0x04;
const UCS2 = 0x08;
const UCS2_UNITS_PER_SEGMENT = 67;
const DELIVERED = { stat: 'DELIVRD', messageState: 2, err: '000' };
const UNDELIVERABLE = { stat: 'UNDELIV', messageState: 5, err: '042' };
const ANSWER = 'Answer from abroad';
const LONG_ANSWER = 'ж'.repeat(66) + '😀 и привет';

// In hexadecimal digits with a leading zero; different from every id before a restart.
let lastId = BigInt(Date.now()) * 1024n;

function nextId() {
    lastId += 1n;
    return '0' + lastId.toString(16);
}

function print(event, details) {
    console.log(JSON.stringify({ event, ...details }));
}

// Keeps the octets of every text that the library decodes.
for (const name of ['ASCII', 'UCS2']) {
    const decode = smpp.encodings[name].decode;
    smpp.encodings[name].decode = octets => ({ octets, text: decode(octets) });
}

function hex(octets) {
    return octets.toString('hex');
}

function describe(id, submit) {
    const { udh = [], message } = submit.short_message;
    return {
        id,
        destination: submit.destination_addr.slice(-4),
        dataCoding: submit.data_coding,
        esmClass: submit.esm_class,
        registeredDelivery: submit.registered_delivery,
        udh: udh.map(hex),
        payload: hex(message.octets),
        text: message.text,
    };
}

// A deliver_sm from the contact to the sender of the submit.
function reply(submit, more) {
    return {
        source_addr_ton: 1,
        source_addr_npi: 1,
        source_addr: submit.destination_addr,
        dest_addr_ton: 1,
        dest_addr_npi: 1,
        destination_addr: submit.source_addr,
        ...more,
    };
}

function receipt(submit, id, state, parameters) {
    const at = new Date().toISOString().replace(/\D/g, '').slice(2, 12);
    const arrived = state === DELIVERED ? '001' : '000';
    const text = `id:${id} sub:001 dlvrd:${arrived} submit date:${at} done date:${at} `
        + `stat:${state.stat} err:${state.err} text:`;
    return reply(submit, { esm_class: RECEIPT, short_message: text, ...parameters });
}

function receiptOf(submit, id) {
    if (submit.destination_addr.endsWith('8001')) {
        return receipt(submit, BigInt('0x' + id).toString(), DELIVERED, {});
    }
    const state = submit.destination_addr.endsWith('8003') ? UNDELIVERABLE : DELIVERED;
    return receipt(submit, id, state, { receipted_message_id: id, message_state: state.messageState });
}

function segmentsOf(submit, text) {
    const total = Math.ceil(text.length / UCS2_UNITS_PER_SEGMENT);
    return Array.from({ length: total }, (_, i) =>
        reply(submit, {
            esm_class: UDH_INDICATOR,
            data_coding: UCS2,
            short_message: {
                udh: Buffer.from([5, 0, 3, 0x2a, total, i + 1]),
                message: text.slice(i * UCS2_UNITS_PER_SEGMENT, (i + 1) * UCS2_UNITS_PER_SEGMENT),
            },
        }));
}

function answersTo(submit) {
    if (submit.destination_addr.endsWith('8010')) {
        return [reply(submit, { short_message: ANSWER })];
    }
    return submit.destination_addr.endsWith('8011') ? segmentsOf(submit, LONG_ANSWER) : [];
}

function accept(session, submit) {
    const id = nextId();
    const respond = () => session.send(submit.response({ message_id: id }));
    print('submit', describe(id, submit));
    if (submit.destination_addr.endsWith('8002')) {
        session.deliver_sm(receiptOf(submit, id), respond);
        return;
    }
    respond();
    session.deliver_sm(receiptOf(submit, id));
    answersTo(submit).forEach(answer => session.deliver_sm(answer));
}

function bind(session, request) {
    if (request.system_id !== systemId || request.password !== password) {
        session.send(request.response({ command_status: smpp.ESME_RBINDFAIL }));
        session.close();
        return;
    }
    session.send(request.response({ system_id: 'abroad' }));
    session.on('submit_sm', submit => accept(session, submit));
    print('bound', {});
}

const server = smpp.createServer(session => {
    session.on('error', () => session.destroy());
    session.on('bind_transceiver', request => bind(session, request));
    session.on('enquire_link', request => session.send(request.response()));
    session.on('unbind', request => {
        session.send(request.response());
        session.close();
    });
});

server.listen(Number(port), '127.0.0.1', () => print('listening', { port: Number(port) }));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
